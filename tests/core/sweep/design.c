/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Designs: which run has which values. */

#include "core/sweep/design.h"
#include "tests/core/sweep/sweeps.h"

#include <string.h>

static MurDesign *
make (MurDesignKind kind, guint64 n, const char *over, GError **error)
{
  g_auto (GStrv) axes = g_strsplit (over, ";", -1);
  return mur_design_new (mur_test_registry ()[0], kind, n, (const char *const *)axes,
                         error);
}

/* "gain seed" of run @index. */
static char *
show (const MurDesign *design, guint64 index)
{
  g_autoptr (MurParameters) parameters
    = mur_parameters_new (mur_test_registry ()[0]->parameters);
  mur_design_apply (design, index, parameters);
  g_autofree char *gain = mur_parameters_format (parameters, "gain");
  g_autofree char *seed = mur_parameters_format (parameters, "seed");
  return g_strjoin (" ", gain, seed, NULL);
}

static void
check (const MurDesign *design, guint64 index, const char *expected)
{
  g_autofree char *shown = show (design, index);
  g_assert_cmpstr (shown, ==, expected);
}

/* The last axis goes fastest. */
static void
test_grid (void)
{
  g_autoptr (MurDesign) design
    = make (MUR_DESIGN_GRID, 0, "gain=0:4:3;seed=7..10", NULL);
  g_assert_cmpuint (mur_design_n_runs (design), ==, 12);
  check (design, 0, "0 7");
  check (design, 1, "0 8");
  check (design, 4, "2 7");
  check (design, 11, "4 10");
}

/* φ₂ and φ₃ of 1, 2, 3, …: 1/2, 1/4, 3/4, 1/8 and 1/3, 2/3, 1/9, 4/9. */
static void
test_halton (void)
{
  g_autoptr (MurDesign) design
    = make (MUR_DESIGN_HALTON, 500, "gain=0:4;seed=0..8", NULL);
  g_assert_cmpuint (mur_design_n_runs (design), ==, 500);
  check (design, 0, "2 3");
  check (design, 1, "1 6");
  check (design, 2, "3 1");
  check (design, 3, "0.5 4");
}

/* In one dimension 2^k points are all multiples of 2^-k. */
static void
test_sobol (void)
{
  g_autoptr (MurDesign) design = make (MUR_DESIGN_SOBOL, 8, "gain=-2:2", NULL);
  gboolean is_there[8] = { FALSE };
  g_autoptr (MurParameters) parameters
    = mur_parameters_new (mur_test_registry ()[0]->parameters);
  for (guint i = 0; i < 8; i++)
    {
      mur_design_apply (design, i, parameters);
      is_there[(int)((mur_parameters_number (parameters, "gain") + 2) * 2)] = TRUE;
    }
  for (guint i = 0; i < 8; i++)
    g_assert_true (is_there[i]);
}

static void
test_text (void)
{
  static const struct
  {
    MurDesignKind kind;
    guint64 n;
    const char *over, *text;
  } cases[] = {
    { MUR_DESIGN_GRID, 0, "gain=0:4:3;note=\"a,b\",c",
      "{\"kind\": \"grid\", \"points\": 0, \"over\": [\"gain=0:4:3\", "
      "\"note=\\\"a,b\\\",c\"]}" },
    { MUR_DESIGN_HALTON, 50, "gain=0:4",
      "{\"kind\": \"halton\", \"points\": 50, \"over\": [\"gain=0:4\"]}" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MurDesign) design
        = make (cases[i].kind, cases[i].n, cases[i].over, NULL);
      g_autofree char *text = mur_design_format (design);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_autoptr (MurDesign) back
        = mur_design_parse (mur_test_registry ()[0], text, &error);
      g_assert_no_error (error);
      g_autofree char *again = mur_design_format (back);
      g_assert_cmpstr (again, ==, text);
    }
}

static const struct
{
  MurDesignKind kind;
  guint64 n;
  const char *over;
  const char *words[2];
} wrong[] = {
  { MUR_DESIGN_GRID, 0, "", { "over" } },
  { MUR_DESIGN_GRID, 0, "gain=0:4", { "gain: 0:4", "FROM:TO:COUNT" } },
  { MUR_DESIGN_GRID, 0, "gain=1,2;seed=1..3;gain=3,4", { "gain", "twice" } },
  { MUR_DESIGN_GRID,
    0,
    "seed=1..1000000000000",
    { "1000000000000 are too many runs" } },
  { MUR_DESIGN_GRID,
    0,
    "seed=1..1000000;gain=0:4:1000000",
    { "1000000000000", "100000000" } },
  { MUR_DESIGN_HALTON, 10, "gain=0:4:5", { "gain: 0:4:5", "without a count" } },
  { MUR_DESIGN_HALTON, 0, "gain=0:4", { "points: 0" } },
  { MUR_DESIGN_SOBOL, 1000000000000, "gain=0:4", { "points", "too many runs" } },
};

static void
test_wrong (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (make (wrong[i].kind, wrong[i].n, wrong[i].over, &error));
      g_assert_nonnull (error);
      for (guint k = 0; k < 2 && wrong[i].words[k] != NULL; k++)
        if (strstr (error->message, wrong[i].words[k]) == NULL)
          g_error ("\"%s\" is not in: %s", wrong[i].words[k], error->message);
    }
}

static void
test_broken_text (void)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{}",
    "{\"kind\": \"grid\", \"points\": 0}",
    "{\"kind\": \"spiral\", \"points\": 0, \"over\": [\"gain=1,2\"]}",
    "{\"kind\": \"grid\", \"points\": 0, \"over\": [1]}",
    "{\"kind\": \"halton\", \"points\": -1, \"over\": [\"gain=1:2\"]}",
    "{\"kind\": \"grid\", \"points\": 0, \"over\": [\"gain=9\"]}",
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (mur_design_parse (mur_test_registry ()[0], texts[i], &error));
      g_assert_nonnull (error);
    }
}

/* The mean of four workers' shares of nine runs; of eight workers five have none of three runs. */
static void
test_seconds_by (void)
{
  g_assert_cmpfloat (mur_design_seconds_by (2.5, 9, 4), ==, 5.625);
  g_assert_cmpfloat (mur_design_seconds_by (2.5, 3, 8), ==, 2.5);
  g_assert_cmpfloat (mur_design_seconds_by (2.5, 0, 8), ==, 0);
}

void
mur_test_design (void)
{
  g_test_add_func ("/sweep/design/grid", test_grid);
  g_test_add_func ("/sweep/design/halton", test_halton);
  g_test_add_func ("/sweep/design/sobol", test_sobol);
  g_test_add_func ("/sweep/design/text", test_text);
  g_test_add_func ("/sweep/design/wrong", test_wrong);
  g_test_add_func ("/sweep/design/broken-text", test_broken_text);
  g_test_add_func ("/sweep/design/seconds-by", test_seconds_by);
}
