/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text of SVG files as text: what it says, where it stands, and that a reader of such
 * files sees the picture that has outlines. */

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>

#include "tests/ui/bytes.h"
#include "tests/ui/plot/export/tests.h"
#include "ui/plot/export/export.h"

#define WIDTH 900

typedef struct
{
  GPtrArray *texts; /* of GHashTable: attributes, and what it says as "" */
  GPtrArray *spans; /* the same of the spans of all texts */
  GHashTable *open; /* (nullable): the text that is being read */
} Reader;

static GHashTable *
read_attributes (const char **names, const char **values)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (; *names != NULL; names++, values++)
    g_hash_table_insert (all, g_strdup (*names), g_strdup (*values));
  g_hash_table_insert (all, g_strdup (""), g_strdup (""));
  return all;
}

static void
start_cb (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Reader *self = data;

  if (g_str_equal (element, "text"))
    {
      self->open = read_attributes (names, values);
      g_ptr_array_add (self->texts, self->open);
    }
  else if (g_str_equal (element, "tspan"))
    {
      g_assert_nonnull (self->open);
      g_ptr_array_add (self->spans, read_attributes (names, values));
    }
}

static void
end_cb (GMarkupParseContext *context,
        const char *element,
        gpointer data,
        GError **error)
{
  if (g_str_equal (element, "text"))
    ((Reader *)data)->open = NULL;
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer data,
         GError **error)
{
  const Reader *self = data;
  g_autofree char *part = g_strndup (text, length);

  if (self->open != NULL)
    g_hash_table_insert (
      self->open, g_strdup (""),
      g_strconcat (g_hash_table_lookup (self->open, ""), part, NULL));
}

static void
reader_clear (Reader *self)
{
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->spans);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static Reader
read_svg (GBytes *bytes)
{
  static const GMarkupParser parser
    = { .start_element = start_cb, .end_element = end_cb, .text = text_cb };
  Reader self
    = { g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref),
        g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref), NULL };
  g_autoptr (GMarkupParseContext) context
    = g_markup_parse_context_new (&parser, 0, &self, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_markup_parse_context_parse (context, data, (gssize)length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  return self;
}

/* The first text that says @text. */
static GHashTable *
find_text (const Reader *self, const char *text)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      GHashTable *one = g_ptr_array_index (self->texts, i);

      if (g_str_equal (g_hash_table_lookup (one, ""), text))
        return one;
    }
  g_error ("no text says %s", text);
}

static double
number (GHashTable *text, const char *name)
{
  const char *value = g_hash_table_lookup (text, name);

  g_assert_nonnull (value);
  return g_ascii_strtod (value, NULL);
}

static GBytes *
export_svg (const MurFigure *figure, MurSvgText svg_text, double width_mm)
{
  g_autoptr (GError) error = NULL;
  MurExportOptions options;
  GBytes *bytes;

  mur_export_options_init (&options);
  options.format = MUR_FORMAT_SVG;
  options.svg_text = svg_text;
  options.width_mm = width_mm;
  options.recipe = "<text>{\"seed\": 5}</svg>";
  bytes = mur_export (figure, NULL, &options, &error);
  g_assert_no_error (error);
  return bytes;
}

static const double x[] = { 1, 1.5, 2.25, 4 }, y[] = { 3e-2, 1, 20, 850 };

static MurFigure *
new_figure (void)
{
  static const char *const labels[] = { "near", "<far> & \"wide\"", "\x01#image7", "" };
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (
    figure, 0, 0, "Hopf &amp; <i>\xce\xb6</i><sub>2</sub> = 1.6");

  panel->legend = TRUE;
  panel->caption = g_strdup ("1000 points \xc2\xb7 22\xe2\x80\xaf% empty");
  mur_axis_set (&panel->x, "Time", "s", MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "Misfit", NULL, MUR_SCALE_LOG);
  mur_panel_add_line (panel, MUR_ROLE_FIT, "best fit", x, y, 4);
  mur_panel_add_text (panel, MUR_ROLE_DATA, x, y, labels, 4, MUR_ANCHOR_ABOVE);
  return figure;
}

/* Outlines unless text is asked for; one or the other. */
static void
outlines_are_usual (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (GBytes) outlines = export_svg (figure, MUR_SVG_TEXT_OUTLINES, 160);
  g_autoptr (GBytes) text = export_svg (figure, MUR_SVG_TEXT_AS_TEXT, 160);
  MurExportOptions options;

  mur_export_options_init (&options);
  g_assert_cmpint (options.svg_text, ==, MUR_SVG_TEXT_OUTLINES);
  g_assert_false (mur_test_holds (outlines, "<text "));
  g_assert_true (mur_test_holds (outlines, "glyph"));
  g_assert_true (mur_test_holds (text, "<text "));
  g_assert_false (mur_test_holds (text, "glyph"));
}

/* Marks of the format in titles and labels are text. */
static void
texts_say_what_they_say (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (GBytes) bytes = export_svg (figure, MUR_SVG_TEXT_AS_TEXT, 160);
  g_auto (Reader) reader = read_svg (bytes);
  g_autofree char *recipe = NULL;
  GHashTable *title;

  title = find_text (&reader, "Hopf & \xce\xb6"
                              "2 = 1.6");
  g_assert_cmpstr (g_hash_table_lookup (title, "font-weight"), ==, "600");
  find_text (&reader, "1000 points \xc2\xb7 22\xe2\x80\xaf% empty");
  find_text (&reader, "best fit");
  find_text (&reader, "near");
  find_text (&reader, "<far> & \"wide\"");
  find_text (&reader, " #image7");
  recipe = mur_export_read_recipe (g_bytes_get_data (bytes, NULL),
                                   g_bytes_get_size (bytes), NULL);
  g_assert_cmpstr (recipe, ==, "<text>{\"seed\": 5}</svg>");
}

/* 160 × 100 mm are 453.5 × 283.5 points. The axis titles stand in the middle of their
 * axes, turned once; numbers end at theirs. Colours are those of the light theme. */
static void
texts_stand_where_they_stand (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (GBytes) bytes = export_svg (figure, MUR_SVG_TEXT_AS_TEXT, 160);
  g_auto (Reader) reader = read_svg (bytes);
  GHashTable *time = find_text (&reader, "Time (s)");
  GHashTable *misfit = find_text (&reader, "Misfit");
  GHashTable *thousand = find_text (&reader, "102");
  GHashTable *near = find_text (&reader, "near");
  g_autofree char *turn = g_strdup_printf (
    "rotate(-90 %s %s)", (const char *)g_hash_table_lookup (misfit, "x"),
    (const char *)g_hash_table_lookup (misfit, "y"));

  g_assert_cmpstr (g_hash_table_lookup (time, "text-anchor"), ==, "middle");
  g_assert_null (g_hash_table_lookup (time, "transform"));
  g_assert_cmpfloat (number (time, "x"), >, 200);
  g_assert_cmpfloat (number (time, "x"), <, 280);
  g_assert_cmpfloat (number (time, "y"), >, 260);
  g_assert_cmpfloat (number (time, "y"), <, 283.5);
  g_assert_cmpstr (g_hash_table_lookup (misfit, "transform"), ==, turn);
  g_assert_cmpstr (g_hash_table_lookup (misfit, "text-anchor"), ==, "middle");
  g_assert_cmpfloat (number (misfit, "x"), <, 30);
  g_assert_cmpstr (g_hash_table_lookup (thousand, "text-anchor"), ==, "end");
  /* 10.5 points of type for ticks, 5 % more for titles of axes */
  g_assert_cmpfloat_with_epsilon (number (thousand, "font-size"), 10.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (number (time, "font-size"), 11.025, 2e-3);
  g_assert_cmpstr (g_hash_table_lookup (time, "fill"), ==, "#2e3436");
  g_assert_cmpstr (g_hash_table_lookup (thousand, "fill"), ==, "#5e6468");
  /* A label has its rim first. */
  g_assert_cmpstr (g_hash_table_lookup (near, "fill"), ==, "none");
  g_assert_cmpstr (g_hash_table_lookup (near, "stroke"), ==, "#ffffff");
  g_assert_cmpfloat_with_epsilon (number (near, "stroke-width"), 3 * 0.75, 1e-6);
}

/* Raised by 0.36 of the type's 10.5 points, to a thousandth of a pixel, in 0.72 of its
 * size; and back on the line after. */
static void
scripts_are_raised (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_auto (Reader) reader = { NULL };
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  GHashTable *raised, *after, *italic;

  panel->caption = g_strdup ("a<sup>2</sup>b <i>c</i>");
  mur_panel_add_line (panel, MUR_ROLE_FIT, NULL, x, x, 4);
  bytes = export_svg (figure, MUR_SVG_TEXT_AS_TEXT, 160);
  reader = read_svg (bytes);
  find_text (&reader, "a2b c");
  g_assert_cmpuint (reader.spans->len, ==, 3);
  raised = g_ptr_array_index (reader.spans, 0);
  after = g_ptr_array_index (reader.spans, 1);
  italic = g_ptr_array_index (reader.spans, 2);
  g_assert_cmpfloat_with_epsilon (number (raised, "dy"), -3.78, 2e-3);
  g_assert_cmpfloat_with_epsilon (number (raised, "font-size"), 7.56, 1e-3);
  g_assert_cmpfloat_with_epsilon (number (after, "dy"), 3.78, 2e-3);
  g_assert_null (g_hash_table_lookup (after, "font-size"));
  g_assert_cmpstr (g_hash_table_lookup (italic, "font-style"), ==, "italic");
  g_assert_null (g_hash_table_lookup (italic, "dy"));
}

static void
lines_are_broken (void)
{
  static const char title[]
    = "How the error of the integral falls with the number of points that were drawn";
  g_autoptr (MurFigure) figure = mur_figure_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_auto (Reader) reader = { NULL };
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, title);
  GHashTable *first, *second;

  mur_panel_add_line (panel, MUR_ROLE_FIT, NULL, x, y, 4);
  bytes = export_svg (figure, MUR_SVG_TEXT_AS_TEXT, 85);
  reader = read_svg (bytes);
  g_assert_cmpuint (reader.spans->len, >=, 2);
  first = g_ptr_array_index (reader.spans, 0);
  second = g_ptr_array_index (reader.spans, 1);
  g_assert_cmpstr (g_hash_table_lookup (first, "x"), ==,
                   g_hash_table_lookup (second, "x"));
  g_assert_cmpfloat (number (second, "y"), >, number (first, "y") + 8);
}

static GdkPixbuf *
open_svg (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  GdkPixbuf *picture
    = gdk_pixbuf_new_from_stream_at_scale (stream, WIDTH, -1, TRUE, NULL, &error);

  g_assert_no_error (error);
  return picture;
}

/* How dark a pixel is, 0 … 1; grounds are near white. */
static double
ink_at (GdkPixbuf *picture, int column, int row)
{
  const guint8 *pixel = gdk_pixbuf_read_pixels (picture)
                        + row * gdk_pixbuf_get_rowstride (picture)
                        + column * gdk_pixbuf_get_n_channels (picture);

  return 1 - (pixel[0] + pixel[1] + pixel[2]) / 765.0;
}

/* In squares of @side pixels, the sum of what differs, of all ink. */
static double
difference (GdkPixbuf *one, GdkPixbuf *two, int side)
{
  const int width = gdk_pixbuf_get_width (one), height = gdk_pixbuf_get_height (one);
  double sum = 0, all = 0;

  for (int top = 0; top + side <= height; top += side)
    for (int left = 0; left + side <= width; left += side)
      {
        double here = 0, there = 0;

        for (int i = 0; i < side * side; i++)
          {
            here += ink_at (one, left + i % side, top + i / side);
            there += ink_at (two, left + i % side, top + i / side);
          }
        sum += fabs (here - there);
        all += here;
      }
  return sum / all;
}

/* The same type in the same places: squares of six pixels, half a line of type, have the
 * same ink but for what hinting moves. Without the text, much is missing. */
static void
readers_see_the_same (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (GBytes) outlines = export_svg (figure, MUR_SVG_TEXT_OUTLINES, 160);
  g_autoptr (GBytes) text = export_svg (figure, MUR_SVG_TEXT_AS_TEXT, 160);
  g_autoptr (GdkPixbuf) drawn = open_svg (outlines);
  g_autoptr (GdkPixbuf) set = open_svg (text);

  g_assert_cmpint (gdk_pixbuf_get_width (set), ==, WIDTH);
  g_assert_cmpint (gdk_pixbuf_get_height (set), ==, gdk_pixbuf_get_height (drawn));
  g_test_message ("differ by %.4f, in large squares by %.4f",
                  difference (drawn, set, 6), difference (drawn, set, 60));
  g_assert_cmpfloat (difference (drawn, set, 60), <, 0.01);
  g_assert_cmpfloat (difference (drawn, set, 6), <, 0.03);
}

void
mur_test_svg_text (void)
{
  g_test_add_func ("/ui/plot/svg-text/usual", outlines_are_usual);
  g_test_add_func ("/ui/plot/svg-text/says", texts_say_what_they_say);
  g_test_add_func ("/ui/plot/svg-text/places", texts_stand_where_they_stand);
  g_test_add_func ("/ui/plot/svg-text/scripts", scripts_are_raised);
  g_test_add_func ("/ui/plot/svg-text/lines", lines_are_broken);
  g_test_add_func ("/ui/plot/svg-text/readers", readers_see_the_same);
}
