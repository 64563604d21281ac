/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Networks that cannot be: one line that says where and what. */

#include "core/base/csv/csv.h"
#include "core/base/error.h"
#include "tests/core/oscillators/motion.h"

#include <math.h>
#include <string.h>

/* @error by its address: it is set while the other argument is worked out. */
static void
assert_refused (MurNetwork *network,
                GError **error,
                const char *field,
                const char *part)
{
  g_assert_null (network);
  g_assert_nonnull (*error);
  g_assert_cmpstr (mur_error_field (*error), ==, field);
  if (strstr ((*error)->message, part) == NULL)
    g_error ("“%s” does not say “%s”", (*error)->message, part);
  g_assert_null (strchr ((*error)->message, '\n'));
}

static MurTable *
table_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  MurTable *table = mur_csv_parse (text, -1, "text", &error);

  g_assert_no_error (error);
  return table;
}

static void
test_matrices (void)
{
  static const struct
  {
    const char *text;
    const char *part;
  } cases[] = {
    { "1,2,3\n4,5,6\n", "2 rows and 3 columns" },
    { "1,2\n3,4\n5,6\n", "3 rows and 2 columns" },
    { "0,1\n,0\n", "row 2, column “c1”" },
    { "a,b,c\n0,1,2\n3,0,4\n5,,0\n", "row 3, column “b”" },
  };

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (MurTable) table = table_of (cases[k].text);
      g_autoptr (GError) error = NULL;

      assert_refused (mur_network_new_matrix_table (table, "couplings2", 0, &error),
                      &error, "couplings2", cases[k].part);
    }
}

static void
test_matrix_table_is_read (void)
{
  g_autoptr (MurTable) table = table_of (",.2,1.1\n.5,,-.7\n.3,.9,5\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (MurNetwork) network
    = mur_network_new_matrix_table (table, "couplings", 0, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (mur_network_coupling (network, 0, 2), ==, 1.1);
  g_assert_cmpfloat (mur_network_coupling (network, 1, 2), ==, -0.7);
  g_assert_cmpfloat (mur_network_coupling (network, 2, 2), ==, 0);
  g_assert_cmpuint (mur_network_n_links (network), ==, 6);
}

static void
test_edge_tables (void)
{
  static const struct
  {
    gsize n;
    const char *text;
    const char *part;
  } cases[] = {
    { 0, "from,weight\n1,2\n", "no column “to”" },
    { 0, "source,to\n1,2\n", "no column “from”" },
    { 0, "from,to\n1,2\n0,1\n", "row 2, column “from” is 0" },
    { 0, "from,to\n1,2.5\n", "column “to” is 2.5" },
    { 3, "from,to\n1,2\n4,1\n", "is 4; allowed: whole numbers from 1 to 3" },
    { 0, "from,to\n1,\n", "row 1, column “to” is nan" },
    { 0, "from,to\n1,1e30\n", "is 1e30" },
    { 0, "from,to,weight\n1,2,3\n2,1,\n", "row 2, column “weight” is missing" },
    { 0, "from,to\n3,1\n1,2\n3,1\n", "from 3 to 1 comes twice" },
  };

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (MurTable) table = table_of (cases[k].text);
      g_autoptr (GError) error = NULL;
      MurNetwork *network
        = mur_network_new_edge_table (cases[k].n, table, "couplings", 0, &error);

      assert_refused (network, &error, "couplings", cases[k].part);
    }
}

static void
test_edge_table_is_read (void)
{
  g_autoptr (MurTable) table = table_of ("to,from,weight\n3,1,0.5\n1,4,-2\n");
  g_autoptr (MurNetwork) small
    = mur_network_new_edge_table (0, table, "couplings", 0, NULL);
  g_autoptr (MurNetwork) large
    = mur_network_new_edge_table (9, table, "couplings", 0, NULL);

  g_assert_cmpuint (mur_network_n (small), ==, 4);
  g_assert_cmpuint (mur_network_n (large), ==, 9);
  g_assert_cmpfloat (mur_network_coupling (small, 2, 0), ==, 0.5);
  g_assert_cmpfloat (mur_network_coupling (large, 0, 3), ==, -2);
}

static void
test_arrays (void)
{
  const double matrix[] = { 0, 1, INFINITY, NAN };
  const guint32 targets[] = { 0, 1 };
  const guint32 sources[] = { 1, 2 };
  const double weights[] = { 1, NAN };
  g_autoptr (GError) not_finite = NULL;
  g_autoptr (GError) out_of_range = NULL;
  g_autoptr (GError) not_weight = NULL;

  assert_refused (mur_network_new_matrix (2, matrix, 0, &not_finite), &not_finite,
                  "couplings", "row 2, column 1");
  assert_refused (
    mur_network_new_edges (2, 2, targets, sources, NULL, 0, &out_of_range),
    &out_of_range, "couplings", "from 3 to 2; allowed: 1 to 2");
  assert_refused (
    mur_network_new_edges (3, 2, targets, sources, weights, 0, &not_weight),
    &not_weight, "couplings", "link 2");
}

/* Larger than any machine: said at once, before a byte is taken. */
static void
test_too_large (void)
{
  g_autoptr (GError) matrix = NULL;
  g_autoptr (GError) kernel = NULL;
  g_autoptr (GError) links = NULL;
  g_autoptr (GError) world = NULL;
  g_autoptr (GError) grown = NULL;

  assert_refused (mur_network_new_random (MUR_NETWORK_MAX_N, 1, 0, &matrix), &matrix,
                  "count", "GB");
  assert_refused (mur_network_new_ring_exponential (MUR_NETWORK_MAX_N, 4, 0, &kernel),
                  &kernel, "count", "GB");
  assert_refused (mur_network_new_ring (MUR_NETWORK_MAX_N, 8000000, 0, &links), &links,
                  "count", "GB");
  assert_refused (
    mur_network_new_small_world (MUR_NETWORK_MAX_N, 8000000, 0.1, 1, 0, &world), &world,
    "count", "GB");
  assert_refused (mur_network_new_scale_free (MUR_NETWORK_MAX_N, 8000000, 1, 0, &grown),
                  &grown, "count", "GB");
}

void
mur_test_network_errors (void)
{
  g_test_add_func ("/oscillators/network-errors/matrices", test_matrices);
  g_test_add_func ("/oscillators/network-errors/matrix-table-is-read",
                   test_matrix_table_is_read);
  g_test_add_func ("/oscillators/network-errors/edge-tables", test_edge_tables);
  g_test_add_func ("/oscillators/network-errors/edge-table-is-read",
                   test_edge_table_is_read);
  g_test_add_func ("/oscillators/network-errors/arrays", test_arrays);
  g_test_add_func ("/oscillators/network-errors/too-large", test_too_large);
}
