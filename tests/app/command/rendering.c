/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures by the command line: what is in the file, and what is said about it. */

#include <cairo.h>
#include <string.h>

#include "tests/app/command/program.h"

static void
test_render (MurTestProgram *self, gconstpointer data)
{
  const struct
  {
    const char *name, *start;
  } files[] = { { "a.png", "\x89PNG" },
                { "a.svg", "<?xml" },
                { "a.pdf", "%PDF" },
                { "a.eps", "%!PS-Adobe" } };
  mur_program_call (self, "run curve-fit --set seed=7 " SMALL);
  g_autofree char *wanted = mur_program_find_line (self->out, "fingerprint: ");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *arguments = g_strdup_printf (
        "render curve-fit --set seed=7 -o %s --size 120x90mm --theme dark " SMALL,
        files[i].name);
      mur_program_call (self, arguments);
      g_assert_cmpint (self->status, ==, 0);
      g_autofree char *bytes = mur_program_read_file (self, files[i].name);
      g_assert_true (g_str_has_prefix (bytes, files[i].start));

      /* The figure carries its recipe. */
      g_autofree char *back = g_strdup_printf ("run --session %s", files[i].name);
      mur_program_call (self, back);
      g_autofree char *found = mur_program_find_line (self->out, "fingerprint: ");
      g_assert_cmpstr (found, ==, wanted);
    }
}

/* Reads the width of a PNG file, and the alpha of its first pixel, which is ground. */
static void
read_png (MurTestProgram *self, const char *name, int *width, guint *alpha)
{
  g_autofree char *path = mur_program_path (self, name);
  cairo_surface_t *image = cairo_image_surface_create_from_png (path);
  const guint32 *pixels = (const guint32 *)(void *)cairo_image_surface_get_data (image);

  g_assert_cmpint (cairo_surface_status (image), ==, CAIRO_STATUS_SUCCESS);
  *width = cairo_image_surface_get_width (image);
  *alpha = cairo_image_surface_get_format (image) == CAIRO_FORMAT_ARGB32
             ? pixels[0] >> 24
             : 255;
  cairo_surface_destroy (image);
}

/* Titles are those of the file, and of what is rendered from it; a blank one is the
 * axis' own. */
static void
test_titles (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self, "render curve-fit -o a.svg --svg-text --title 'x=Delay (ms)' "
                          "--title 'fit.2.y=Rest' --title 'Data=A & B' " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  g_autofree char *first = mur_program_read_file (self, "a.svg");
  mur_program_assert_contains (first, ">Delay (ms)<");
  mur_program_assert_contains (first, ">Rest<");
  mur_program_assert_contains (first, ">A &amp; B<");
  g_assert_null (strstr (first, ">Time<"));
  mur_program_call (self,
                    "render curve-fit -o b.svg --svg-text --session a.svg --title x=");
  g_autofree char *second = mur_program_read_file (self, "b.svg");
  mur_program_assert_contains (second, ">Time<");
  mur_program_assert_contains (second, ">Rest<");

  mur_program_call (self, "render curve-fit -o c.svg --title q=1 " SMALL);
  g_assert_cmpint (self->status, !=, 0);
  mur_program_assert_contains (self->err, "title: q is not known; there are fit.1.x, ");
  mur_program_call (self, "render curve-fit -o c.svg --title q " SMALL);
  g_assert_cmpint (self->status, !=, 0);
}

static void
test_picture (MurTestProgram *self, gconstpointer data)
{
  int width;
  guint alpha;

  mur_program_call (self, "render curve-fit -o a.png --size 127x80mm --dpi 100 " SMALL);
  read_png (self, "a.png", &width, &alpha);
  /* Five inches. */
  g_assert_cmpint (width, ==, 500);
  g_assert_cmpuint (alpha, ==, 255);
  mur_program_call (self,
                    "render curve-fit -o b.png --size 640x400px --transparent " SMALL);
  read_png (self, "b.png", &width, &alpha);
  g_assert_cmpint (width, ==, 640);
  g_assert_cmpuint (alpha, ==, 0);
  mur_program_call (self,
                    "render curve-fit -o c.png --size 640x400px --scale 1.5 " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  read_png (self, "c.png", &width, &alpha);
  g_assert_cmpint (width, ==, 640);
}

/* One panel fills the file, by number or title, and the recipe is that of the whole
 * scene; another is refused before the run, which would take hours. */
static void
test_panel (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self, "render curve-fit --scene overview -o all.svg " SMALL);
  mur_program_call (self,
                    "render curve-fit --scene overview --panel 2 -o 2.svg " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  mur_program_call (
    self, "render curve-fit --scene overview --panel rEsiduals -o r.svg " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  g_autofree char *all = mur_program_read_file (self, "all.svg");
  g_autofree char *second = mur_program_read_file (self, "2.svg");
  g_autofree char *residuals = mur_program_read_file (self, "r.svg");
  g_assert_cmpstr (second, ==, residuals);
  g_assert_cmpuint (strlen (second), <, strlen (all));
  mur_program_call (self, "render --session 2.svg -o again.svg");
  g_autofree char *again = mur_program_read_file (self, "again.svg");
  g_assert_cmpstr (again, ==, all);

  static const char *const wrong[] = { "0", "9", "nothing", "''", "-1", "1x" };
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *call = g_strdup_printf (
        "render curve-fit --scene overview --panel %s -o no.svg "
        "--set samples=10000 --set particles=1000 --set generations=100000",
        wrong[i]);
      mur_program_call (self, call);
      g_assert_cmpint (self->status, ==, 2);
      mur_program_assert_contains (self->err, "murmuration: panel: ");
      mur_program_assert_contains (self->err, " is not known; there are 1 ");
      mur_program_assert_contains (self->err, ", 2 Residuals, 3 ");
    }
}

/* A place has a width: 85, 170 and 254 mm at 100 dots an inch. */
static void
test_places (MurTestProgram *self, gconstpointer data)
{
  static const struct
  {
    const char *name;
    int width;
  } places[]
    = { { "column", 335 }, { "column-tall", 335 }, { "page", 669 }, { "slide", 1000 } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *call = g_strdup_printf (
        "render curve-fit -o a.png --dpi 100 --size %s " SMALL, places[i].name);
      int width;
      guint alpha;

      mur_program_call (self, call);
      g_assert_cmpint (self->status, ==, 0);
      read_png (self, "a.png", &width, &alpha);
      g_assert_cmpint (width, ==, places[i].width);
    }
}

/* Files that go on paper are in the colours for it, unless others are asked for. */
static void
test_paper (MurTestProgram *self, gconstpointer data)
{
  static const char *const endings[] = { "pdf", "eps", "svg" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *usual
        = g_strdup_printf ("render curve-fit -o a.%s " SMALL, endings[i]);
      g_autofree char *asked
        = g_strdup_printf ("render curve-fit --theme %s -o b.%s " SMALL,
                           i < 2 ? "print" : "light", endings[i]);
      g_autofree char *usual_name = g_strdup_printf ("a.%s", endings[i]);
      g_autofree char *asked_name = g_strdup_printf ("b.%s", endings[i]);
      g_autofree char *usual_bytes = NULL;
      g_autofree char *asked_bytes = NULL;

      mur_program_call (self, usual);
      mur_program_call (self, asked);
      usual_bytes = mur_program_read_file (self, usual_name);
      asked_bytes = mur_program_read_file (self, asked_name);
      g_assert_cmpstr (usual_bytes, ==, asked_bytes);
    }
}

/* Text is text where that is asked for, and letters are in front of the titles; the file
 * still is the run that made it. */
static void
test_letters (MurTestProgram *self, gconstpointer data)
{
  g_autofree char *wanted = NULL;
  g_autofree char *found = NULL;
  g_autofree char *outlines = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *lettered = NULL;

  mur_program_call (self, "run curve-fit " SMALL);
  wanted = mur_program_find_line (self->out, "fingerprint: ");
  mur_program_call (self, "render curve-fit --scene overview -o o.svg " SMALL);
  outlines = mur_program_read_file (self, "o.svg");
  g_assert_null (strstr (outlines, "<text"));
  mur_program_call (self,
                    "render curve-fit --scene overview --svg-text -o p.svg " SMALL);
  plain = mur_program_read_file (self, "p.svg");
  mur_program_assert_contains (plain, ">Residuals</text>");
  g_assert_null (strstr (plain, ">(a)"));
  mur_program_call (
    self, "render curve-fit --scene overview --svg-text --letters -o l.svg " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  lettered = mur_program_read_file (self, "l.svg");
  g_assert_null (strstr (lettered, ">Residuals</text>"));
  mur_program_assert_contains (lettered, ") Residuals</text>");
  for (char letter = 'a'; letter <= 'd'; letter++)
    {
      const char begin[] = { '>', '(', letter, ')', '\0' };
      mur_program_assert_contains (lettered, begin);
    }
  mur_program_call (self, "run --session l.svg");
  found = mur_program_find_line (self->out, "fingerprint: ");
  g_assert_cmpstr (found, ==, wanted);
}

/* What has no room is said in one line, with the name of the file, and no failure. */
static void
test_losses (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (
    self, "render curve-fit --scene overview --size 400x300mm -o a.svg " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpstr (self->err, ==, "");
  mur_program_call (self,
                    "render curve-fit --scene overview --size 40x30mm -o a.svg " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_true (g_str_has_prefix (self->err, "murmuration: a.svg: no room for "));
  mur_program_assert_contains (self->err, "“Residuals”");
}

void
mur_test_rendering (void)
{
  const struct
  {
    const char *path;
    void (*call) (MurTestProgram *self, gconstpointer data);
  } cases[] = { { "render", test_render }, { "picture", test_picture },
                { "panel", test_panel },   { "places", test_places },
                { "paper", test_paper },   { "letters", test_letters },
                { "losses", test_losses }, { "titles", test_titles } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/command-line/%s", cases[i].path);
      g_test_add (path, MurTestProgram, NULL, mur_program_set_up, cases[i].call,
                  mur_program_tear_down);
    }
}
