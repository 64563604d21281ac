/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files made to be expensive: millions of parts that a reader might keep or look at
 * again and again. Each is read in a process of its own, whose memory says what it
 * took. */

#include <string.h>
#include <sys/resource.h>

#include "tests/ui/plot/export/tests.h"
#include "ui/plot/export/export.h"

#define N_BYTES (20 << 20)
/* The longest text may be copied while it grows, and once more when it is whole. */
#define MOST_BYTES (4.0 * N_BYTES)
/* Far above what one pass takes under a sanitizer, far below what two nested ones do.
 */
#define MOST_SECONDS 20

typedef struct
{
  const char *name;
  const char *begin;
  const char *part; /* as often as it fits */
  const char *end;
} Hostile;

static const Hostile files[] = {
  { "svg-nested", "<svg>", "<g>", "" },
  { "svg-siblings", "<svg>", "<g/>", "" },
  { "svg-attributes", "<svg ", "a='' ", ">" },
  { "svg-quotes", "<svg>", "<'", "" },
  { "svg-comments", "<svg>", "<!--", "" },
  { "svg-text", "<svg><murmuration:recipe>", "&amp;", "</murmuration:recipe>" },
  { "svg-recipes", "<svg>", "<murmuration:recipe ", "" },
  { "pdf-trailers", "%PDF-1.5 ", "trailer", "" },
  { "pdf-starts", "%PDF-1.5 trailer ", "startxref", "" },
  { "eps-lines", "%!PS-Adobe-3.0\n", "\n", "" },
  { "eps-begins", "%!PS-Adobe-3.0\n", "%murmuration begin\n", "" },
  { "eps-code", "%!PS-Adobe-3.0\n%murmuration begin\n", "%A\n", "%murmuration end\n" },
};

/* What an information dictionary of a PDF file may be full of. */
static const Hostile dictionaries[] = {
  { "pdf-open", "", "(", "" },
  { "pdf-strings", "", "(a)", "" },
  { "pdf-escapes", "/Keywords (", "\\", "" },
  { "pdf-names", "", "/Keywords ", "" },
  { "pdf-digits", "/Keywords <", "4", "" },
};

static GString *
fill (const Hostile *hostile)
{
  GString *text = g_string_sized_new (N_BYTES + 1000);

  g_string_append (text, hostile->begin);
  while (text->len + strlen (hostile->part) < N_BYTES)
    g_string_append (text, hostile->part);
  g_string_append (text, hostile->end);
  return text;
}

/* The table gives object 1 as what stands at byte 9. */
static GString *
fill_dictionary (const Hostile *hostile)
{
  GString *text = fill (hostile);
  gsize table;

  g_string_prepend (text, "%PDF-1.5\n<< ");
  g_string_append (text, "\n");
  table = text->len;
  g_string_append (text, "xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
                         "trailer\n<< /Info 1 0 R >>\nstartxref\n");
  g_string_append_printf (text, "%" G_GSIZE_FORMAT "\n", table);
  return text;
}

/* A PNG file of chunks of @n bytes, all but the first of them zero. */
static GString *
fill_chunks (guint8 n)
{
  const char chunk[] = { 0, 0, 0, (char)n, 'i', 'T', 'X', 't' };
  GString *text = g_string_sized_new (N_BYTES + 1000);

  g_string_append_len (text, "\x89PNG\r\n\x1a\n", 8);
  while (text->len < N_BYTES)
    {
      g_string_append_len (text, chunk, sizeof chunk);
      g_string_set_size (text, text->len + n + 4);
      memset (text->str + text->len - n - 4, 0, n + 4);
    }
  return text;
}

/* The most memory that the process ever held. */
static double
peak_bytes (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  return 1024.0 * (double)usage.ru_maxrss;
}

static void
read_in_bounds (GString *file)
{
  const gint64 start = g_get_monotonic_time ();
  const double before = peak_bytes ();
  g_autoptr (GError) error = NULL;
  g_autofree char *recipe = mur_export_read_recipe (file->str, file->len, &error);

  g_assert_true ((recipe == NULL) == (error != NULL));
  g_assert_cmpfloat (peak_bytes () - before, <, MOST_BYTES);
  g_assert_cmpint (g_get_monotonic_time () - start, <,
                   MOST_SECONDS * G_TIME_SPAN_SECOND);
  g_string_free (file, TRUE);
}

static gboolean
in_subprocess (void)
{
  if (g_test_subprocess ())
    return TRUE;
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  return FALSE;
}

static void
files_are_read_in_bounds (gconstpointer data)
{
  if (in_subprocess ())
    read_in_bounds (fill (data));
}

static void
dictionaries_are_read_in_bounds (gconstpointer data)
{
  if (in_subprocess ())
    read_in_bounds (fill_dictionary (data));
}

static void
chunks_are_read_in_bounds (void)
{
  if (!in_subprocess ())
    return;
  read_in_bounds (fill_chunks (0));
  read_in_bounds (fill_chunks (100));
}

/* The end of a text that a zero byte cuts is not all of it. */
static void
parts_are_no_recipe (void)
{
  static const char eps[] = "%!PS-Adobe-3.0\n%murmuration begin\n%e30AfX0=\n"
                            "%murmuration end\n";
  static const char svg[] = "<svg><murmuration:recipe>{}\0}</murmuration:recipe></svg>";
  static const char open[] = "<svg><murmuration:recipe>{}";
  static const char child[]
    = "<svg><murmuration:recipe>{}<g/></murmuration:recipe></svg>";

  g_assert_null (mur_export_read_recipe (eps, sizeof eps - 1, NULL));
  g_assert_null (mur_export_read_recipe (svg, sizeof svg - 1, NULL));
  g_assert_null (mur_export_read_recipe (open, sizeof open - 1, NULL));
  g_assert_null (mur_export_read_recipe (child, sizeof child - 1, NULL));
}

/* What looks like a recipe where none can be is passed over. */
static void
recipes_are_elements (void)
{
  static const char svg[]
    = "<?xml version='1.0'?><!-- <murmuration:recipe>1</murmuration:recipe> -->"
      "<svg title='><murmuration:recipe>2</murmuration:recipe>'>"
      "<![CDATA[<murmuration:recipe>3</murmuration:recipe>]]>"
      "<murmuration:recipes>4</murmuration:recipes>"
      "<murmuration:recipe a='>' b=\"'\">{&quot;&#x3c0;&lt;&#10;}</murmuration:recipe>";
  g_autoptr (GError) error = NULL;
  g_autofree char *recipe = mur_export_read_recipe (svg, sizeof svg - 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (recipe, ==, "{\"π<\n}");
}

void
mur_test_recipe_bounds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path
        = g_strdup_printf ("/ui/plot/recipe/bounds/%s", files[i].name);

      g_test_add_data_func (path, &files[i], files_are_read_in_bounds);
    }
  for (guint i = 0; i < G_N_ELEMENTS (dictionaries); i++)
    {
      g_autofree char *path
        = g_strdup_printf ("/ui/plot/recipe/bounds/%s", dictionaries[i].name);

      g_test_add_data_func (path, &dictionaries[i], dictionaries_are_read_in_bounds);
    }
  g_test_add_func ("/ui/plot/recipe/bounds/png", chunks_are_read_in_bounds);
  g_test_add_func ("/ui/plot/recipe/parts", parts_are_no_recipe);
  g_test_add_func ("/ui/plot/recipe/elements", recipes_are_elements);
}
