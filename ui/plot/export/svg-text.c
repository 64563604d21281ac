/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cairo writes text as outlines of glyphs only, so the elements are written here from
 * the layouts that Pango has made. A text hangs on its anchor, and its parts follow one
 * another, so that it stays in place in a font that is wider or narrower; each line of a
 * text that is broken hangs on an anchor of its own. */

#include "ui/plot/export/svg-text.h"

#include <math.h>
#include <string.h>

/* What parts of a line differ in. */
typedef struct
{
  double size, rise; /* in points of the file */
  PangoStyle style;
} Look;

/* A line on its way into an element. */
typedef struct
{
  GString *to;
  const char *text;          /* of the whole layout */
  PangoAttrList *attributes; /* (nullable) */
  Look usual, last;
  double scale;     /* points a unit of the layout */
  double described; /* what Pango says of the usual size */
} Writer;

static void
append_number (GString *to, const char *before, double value, const char *after)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  const double rounded = round (value * 1000) / 1000;

  /* No "-0" */
  g_ascii_formatd (digits, sizeof digits, "%.6g", rounded == 0 ? 0 : rounded);
  g_string_append_printf (to, "%s%s%s", before, digits, after);
}

/* XML has no place for control characters, escaped or not. */
static void
append_text (GString *to, const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_autofree char *escaped = NULL;

  for (char *c = copy; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  escaped = g_markup_escape_text (copy, -1);
  g_string_append (to, escaped);
}

static double
layout_font_size (PangoLayout *layout)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);

  return pango_font_description_get_size (font) / (double)PANGO_SCALE;
}

/* As Pango has it, which scales sizes with the matrix of the context. */
static double
described_size (PangoFont *font)
{
  PangoFontDescription *described = pango_font_describe_with_absolute_size (font);
  const double size = pango_font_description_get_size (described);

  pango_font_description_free (described);
  return size;
}

static double
described_usual_size (PangoLayout *layout)
{
  PangoFont *font = pango_context_load_font (
    pango_layout_get_context (layout), pango_layout_get_font_description (layout));
  const double size = described_size (font);

  g_object_unref (font);
  return size;
}

static void
append_colour (GString *to, const char *what, cairo_t *cr)
{
  double red = 0, green = 0, blue = 0, alpha = 1;

  cairo_pattern_get_rgba (cairo_get_source (cr), &red, &green, &blue, &alpha);
  g_string_append_printf (to, " %s=\"#%02x%02x%02x\"", what, (guint)round (red * 255),
                          (guint)round (green * 255), (guint)round (blue * 255));
  if (alpha < 1)
    {
      g_string_append_printf (to, " %s-opacity=\"", what);
      append_number (to, "", alpha, "\"");
    }
}

/* The style that was asked for: a font may have none of the kind. */
static PangoStyle
style_at (PangoAttrList *attributes, int index)
{
  PangoAttrIterator *iter
    = attributes == NULL ? NULL : pango_attr_list_get_iterator (attributes);
  PangoStyle style = PANGO_STYLE_NORMAL;
  int start = 0, end = 0;

  if (iter == NULL)
    return style;
  do
    {
      const PangoAttribute *attribute
        = pango_attr_iterator_get (iter, PANGO_ATTR_STYLE);

      pango_attr_iterator_range (iter, &start, &end);
      if (start <= index && index < end && attribute != NULL)
        style = (PangoStyle)((const PangoAttrInt *)(const void *)attribute)->value;
    }
  while (pango_attr_iterator_next (iter));
  pango_attr_iterator_destroy (iter);
  return style;
}

static Look
run_look (const Writer *self, const PangoLayoutRun *run)
{
  const double size = described_size (run->item->analysis.font);

  return (Look){ self->usual.size * size / self->described,
                 run->y_offset / (double)PANGO_SCALE * self->scale,
                 style_at (self->attributes, run->item->offset) };
}

/* In the order of reading: readers of the file set each script its own way. */
static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const PangoLayoutRun *one = a, *two = b;

  return (one->item->offset > two->item->offset)
         - (one->item->offset < two->item->offset);
}

static gboolean
is_usual (const Writer *self, const Look *look)
{
  return fabs (look->size - self->usual.size) < 1e-3 && look->rise == self->last.rise
         && look->style == self->usual.style;
}

static void
append_run (Writer *self, const PangoLayoutRun *run, gboolean last)
{
  const PangoItem *item = run->item;
  const char *text = self->text + item->offset;
  gsize length = (gsize)item->length;
  const Look look = run_look (self, run);
  const gboolean usual = is_usual (self, &look);

  if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
    {
      text = "\xe2\x80\xa6";
      length = strlen (text);
    }
  /* A line that was broken ends with the space there. */
  while (last && length > 0 && text[length - 1] == ' ')
    length--;
  if (!usual)
    g_string_append (self->to, "<tspan");
  if (look.rise != self->last.rise)
    append_number (self->to, " dy=\"", self->last.rise - look.rise, "\"");
  if (fabs (look.size - self->usual.size) >= 1e-3)
    append_number (self->to, " font-size=\"", look.size, "\"");
  if (look.style != self->usual.style)
    g_string_append (self->to, " font-style=\"italic\"");
  if (!usual)
    g_string_append (self->to, ">");
  append_text (self->to, text, length);
  if (!usual)
    g_string_append (self->to, "</tspan>");
  self->last = look;
}

static void
append_runs (Writer *self, PangoLayoutLine *line)
{
  GSList *runs = g_slist_sort (g_slist_copy (line->runs), compare_runs);

  self->last = self->usual;
  for (GSList *at = runs; at != NULL; at = at->next)
    append_run (self, at->data, at->next == NULL);
  g_slist_free (runs);
}

/* Lines of one text, from its anchor at (@x, @y). */
static void
append_lines (Writer *self, PangoLayout *layout, double anchor, double x, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  const int first = pango_layout_get_baseline (layout);
  PangoRectangle all, logical;
  const gboolean several = pango_layout_get_line_count (layout) > 1;

  pango_layout_get_extents (layout, NULL, &all);
  do
    {
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      if (several)
        {
          const double across
            = logical.x + anchor * logical.width - (all.x + anchor * all.width);
          const double down = pango_layout_iter_get_baseline (iter) - first;

          append_number (self->to, "<tspan x=\"",
                         x + across / PANGO_SCALE * self->scale, "\"");
          append_number (self->to, " y=\"", y + down / PANGO_SCALE * self->scale,
                         "\">");
        }
      append_runs (self, pango_layout_iter_get_line_readonly (iter));
      if (several)
        g_string_append (self->to, "</tspan>");
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
append_font (const Writer *self, PangoLayout *layout)
{
  const PangoWeight weight
    = pango_font_description_get_weight (pango_layout_get_font_description (layout));

  append_number (self->to, " font-size=\"", self->usual.size, "\"");
  if (weight != PANGO_WEIGHT_NORMAL)
    g_string_append_printf (self->to, " font-weight=\"%d\"", (int)weight);
}

static void
append_paint (const Writer *self, cairo_t *cr, double rim)
{
  if (rim > 0)
    {
      append_number (self->to,
                     " fill=\"none\" stroke-linejoin=\"round\" stroke-width=\"",
                     rim * self->scale, "\"");
      append_colour (self->to, "stroke", cr);
    }
  else
    append_colour (self->to, "fill", cr);
}

void
mur_svg_text_add (
  gpointer data, cairo_t *cr, PangoLayout *layout, double anchor, double rim)
{
  static const char *const anchors[] = { "start", "middle", "end" };
  const int place = (int)round (2 * CLAMP (anchor, 0, 1));
  Writer self = { .to = data, .text = pango_layout_get_text (layout) };
  PangoRectangle all;
  cairo_matrix_t matrix;
  double x, y, angle;

  cairo_get_current_point (cr, &x, &y);
  cairo_get_matrix (cr, &matrix);
  pango_layout_get_extents (layout, NULL, &all);
  x += (all.x + place / 2.0 * all.width) / PANGO_SCALE;
  y += pango_layout_get_baseline (layout) / (double)PANGO_SCALE;
  cairo_user_to_device (cr, &x, &y);
  angle = atan2 (matrix.yx, matrix.xx) * 180 / G_PI;
  self.attributes = pango_layout_get_attributes (layout);
  self.described = described_usual_size (layout);
  self.scale = hypot (matrix.xx, matrix.yx);
  self.usual = (Look){ layout_font_size (layout) * self.scale, 0, PANGO_STYLE_NORMAL };

  append_number (self.to, "<text x=\"", x, "\"");
  append_number (self.to, " y=\"", y, "\"");
  if (fabs (angle) > 1e-6)
    {
      append_number (self.to, " transform=\"rotate(", angle, "");
      append_number (self.to, " ", x, "");
      append_number (self.to, " ", y, ")\"");
    }
  if (place > 0)
    g_string_append_printf (self.to, " text-anchor=\"%s\"", anchors[place]);
  append_font (&self, layout);
  append_paint (&self, cr, rim);
  g_string_append (self.to, ">");
  append_lines (&self, layout, place / 2.0, x, y);
  g_string_append (self.to, "</text>\n");
}

void
mur_svg_text_insert (GByteArray *bytes, const GString *elements, const char *families)
{
  static const char end[] = "</svg>";
  g_autofree char *escaped = g_markup_escape_text (families, -1);
  g_autoptr (GString) to
    = g_string_new_len ((const char *)bytes->data, (gssize)bytes->len);
  char *at = g_strrstr_len (to->str, (gssize)to->len, end);

  g_return_if_fail (at != NULL);
  g_string_truncate (to, (gsize)(at - to->str));
  g_string_append_printf (to, "<g font-family=\"%s\" xml:space=\"preserve\">\n",
                          escaped);
  g_string_append_len (to, elements->str, (gssize)elements->len);
  g_string_append_printf (to, "</g>\n%s\n", end);
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *)to->str, (guint)to->len);
}
