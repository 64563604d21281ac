/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text by Pango. The font options are the program's own on every surface: hinting
 * follows the pixel grid of a screen and would move labels from one size to another. */

#include "ui/plot/layout/text.h"

#include <math.h>
#include <pango/pangocairo.h>

/* Of the tick labels' size. */
static const double sizes[MUR_N_TEXTS] = { 1, 1, 1.05, 1.14 };
static const PangoWeight weights[MUR_N_TEXTS]
  = { PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_NORMAL,
      PANGO_WEIGHT_SEMIBOLD };

/* Height of digits in most sans-serif faces, in ems. */
#define DIGIT_HEIGHT 0.7

struct _MurText
{
  PangoLayout *layout;
  PangoFontDescription *fonts[MUR_N_TEXTS];
  double ascent[MUR_N_TEXTS], descent[MUR_N_TEXTS], em[MUR_N_TEXTS];
  GHashTable *widths[MUR_N_TEXTS]; /* markup → double */
  const MurTextSink *sink;         /* (nullable) */
};

static PangoContext *
new_context (void)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("en"));
  return context;
}

static void
set_font (MurText *self, PangoContext *context, MurTextKind kind, const MurTheme *theme)
{
  const double px = theme->font_points * 96 / 72 * sizes[kind];
  PangoFontDescription *font = pango_font_description_new ();
  PangoFontMetrics *metrics;

  pango_font_description_set_family (font, theme->font);
  pango_font_description_set_weight (font, weights[kind]);
  pango_font_description_set_absolute_size (font, px * PANGO_SCALE);
  metrics = pango_context_get_metrics (context, font, NULL);
  self->fonts[kind] = font;
  self->em[kind] = px;
  self->ascent[kind] = pango_font_metrics_get_ascent (metrics) / (double)PANGO_SCALE;
  self->descent[kind] = pango_font_metrics_get_descent (metrics) / (double)PANGO_SCALE;
  pango_font_metrics_unref (metrics);
}

MurText *
mur_text_new (const MurTheme *theme, double scale, cairo_t *cr)
{
  MurText *self = g_new0 (MurText, 1);
  MurTheme scaled = *theme;
  PangoContext *context = new_context ();

  scaled.font_points *= scale;
  self->layout = pango_layout_new (context);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  for (int kind = 0; kind < MUR_N_TEXTS; kind++)
    {
      set_font (self, context, kind, &scaled);
      self->widths[kind]
        = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    }
  /* After the metrics, which Pango gets wrong under a scaled matrix. */
  if (cr != NULL)
    pango_cairo_update_context (cr, context);
  g_object_unref (context);
  return self;
}

void
mur_text_free (MurText *self)
{
  g_return_if_fail (self != NULL);
  for (int kind = 0; kind < MUR_N_TEXTS; kind++)
    {
      pango_font_description_free (self->fonts[kind]);
      g_hash_table_unref (self->widths[kind]);
    }
  g_object_unref (self->layout);
  g_free (self);
}

void
mur_text_set_sink (MurText *self, const MurTextSink *sink)
{
  g_return_if_fail (self != NULL);
  self->sink = sink;
}

/* Raised and lowered type. Pango's own sizes follow tables of the font and differ with
 * the resolution; here they are parts of the em. */
#define SCRIPT_SIZE 0.72
#define RAISED 0.36
#define LOWERED -0.16

static gboolean
is_script (PangoAttribute *attribute, gpointer data)
{
  return attribute->klass->type == PANGO_ATTR_BASELINE_SHIFT
         || attribute->klass->type == PANGO_ATTR_FONT_SCALE;
}

static void
insert (PangoAttrList *list, PangoAttribute *attribute, const PangoAttribute *like)
{
  attribute->start_index = like->start_index;
  attribute->end_index = like->end_index;
  pango_attr_list_insert (list, attribute);
}

static void
set_scripts (PangoAttrList *list, double em)
{
  PangoAttrList *scripts = pango_attr_list_filter (list, is_script, NULL);
  GSList *all = scripts == NULL ? NULL : pango_attr_list_get_attributes (scripts);

  for (GSList *at = all; at != NULL; at = at->next)
    {
      const PangoAttribute *attribute = at->data;
      const int shift = ((const PangoAttrInt *)at->data)->value;

      if (attribute->klass->type != PANGO_ATTR_BASELINE_SHIFT)
        continue;
      insert (list, pango_attr_scale_new (SCRIPT_SIZE), attribute);
      insert (list,
              pango_attr_rise_new ((
                int)(em * PANGO_SCALE
                     * (shift == PANGO_BASELINE_SHIFT_SUPERSCRIPT ? RAISED : LOWERED))),
              attribute);
    }
  g_slist_free_full (all, (GDestroyNotify)pango_attribute_destroy);
  g_clear_pointer (&scripts, pango_attr_list_unref);
}

static void
set_font_size (MurText *self, MurTextKind kind, double size)
{
  PangoFontDescription *font;

  if (size == 1)
    {
      pango_layout_set_font_description (self->layout, self->fonts[kind]);
      return;
    }
  font = pango_font_description_copy_static (self->fonts[kind]);
  pango_font_description_set_absolute_size (font, self->em[kind] * size * PANGO_SCALE);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
}

static void
set_markup (MurText *self, MurTextKind kind, const char *markup, double size)
{
  PangoAttrList *attributes = NULL;
  g_autofree char *drawable = mur_text_drawable (markup);
  g_autofree char *text = NULL;

  set_font_size (self, kind, size);
  if (pango_parse_markup (drawable, -1, 0, &attributes, &text, NULL, NULL))
    {
      pango_layout_set_text (self->layout, text, -1);
      set_scripts (attributes, self->em[kind] * size);
      pango_layout_set_attributes (self->layout, attributes);
      pango_attr_list_unref (attributes);
      return;
    }
  pango_layout_set_attributes (self->layout, NULL);
  pango_layout_set_text (self->layout, drawable, -1);
}

static double
layout_width (MurText *self)
{
  PangoRectangle logical;

  pango_layout_get_extents (self->layout, NULL, &logical);
  return logical.width / (double)PANGO_SCALE;
}

double
mur_text_width (MurText *self, MurTextKind kind, const char *markup)
{
  double *width = g_hash_table_lookup (self->widths[kind], markup);

  if (width == NULL)
    {
      set_markup (self, kind, markup, 1);
      width = g_new (double, 1);
      *width = layout_width (self);
      g_hash_table_insert (self->widths[kind], g_strdup (markup), width);
    }
  return *width;
}

double
mur_text_ascent (const MurText *self, MurTextKind kind)
{
  return self->ascent[kind];
}

double
mur_text_descent (const MurText *self, MurTextKind kind)
{
  return self->descent[kind];
}

double
mur_text_digit_height (const MurText *self, MurTextKind kind)
{
  return self->em[kind] * DIGIT_HEIGHT;
}

static void
clear_width (MurText *self)
{
  pango_layout_set_width (self->layout, -1);
  pango_layout_set_height (self->layout, -1);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
}

/* Lines end between words; a word may be longer than they. */
static gboolean
breaks_into (MurText *self,
             MurTextKind kind,
             const char *markup,
             double size,
             double width,
             guint n_lines)
{
  gboolean fits;

  set_markup (self, kind, markup, size);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD);
  pango_layout_set_width (self->layout, (int)(width * PANGO_SCALE));
  fits = (guint)pango_layout_get_line_count (self->layout) <= n_lines
         && layout_width (self) <= width;
  clear_width (self);
  return fits;
}

MurTextFit
mur_text_fit (
  MurText *self, MurTextKind kind, const char *markup, double width, guint most_lines)
{
  /* First without a loss, then with a small one, then with what can still be read. */
  static const struct
  {
    double largest, smallest;
  } steps[] = { { 1, 0.84 }, { 0.84, 0.68 } };
  const double natural = mur_text_width (self, kind, markup);

  for (guint step = 0; step < G_N_ELEMENTS (steps); step++)
    {
      if (natural * steps[step].smallest <= width)
        return (MurTextFit){ fmin (steps[step].largest, width / natural), 1, FALSE };
      for (guint n = 2; n <= most_lines; n++)
        for (double size = steps[step].largest; size >= steps[step].smallest;
             size -= 0.08)
          if (natural * size < n * width
              && breaks_into (self, kind, markup, size, width, n))
            return (MurTextFit){ size, n, FALSE };
    }
  return (MurTextFit){ steps[G_N_ELEMENTS (steps) - 1].largest, MAX (most_lines, 1),
                       TRUE };
}

/* Half a unit is rounding: what has been measured to fit is not cut. */
static void
cut (MurText *self, const MurTextPlace *place)
{
  const PangoAlignment sides[]
    = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };

  if (!(place->width > 0)
      || (place->fit.n_lines <= 1 && layout_width (self) <= place->width + 0.5))
    return;
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (self->layout, (int)((place->width + 0.5) * PANGO_SCALE));
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD);
  if (place->fit.n_lines > 1)
    pango_layout_set_height (self->layout, -(int)place->fit.n_lines);
  pango_layout_set_alignment (self->layout, sides[(int)round (2 * place->anchor)]);
}

/* Leaves @cr saved, its current point where the text begins. */
static void
go_to (MurText *self,
       cairo_t *cr,
       MurTextKind kind,
       const char *markup,
       const MurTextPlace *place)
{
  PangoRectangle logical;
  double base;

  set_markup (self, kind, markup, place->fit.size > 0 ? place->fit.size : 1);
  cairo_save (cr);
  cairo_translate (cr, place->x, place->y);
  if (place->angle != 0)
    cairo_rotate (cr, place->angle);
  pango_cairo_update_layout (cr, self->layout);
  cut (self, place);
  pango_layout_get_extents (self->layout, NULL, &logical);
  base = pango_layout_get_baseline (self->layout) / (double)PANGO_SCALE;
  cairo_move_to (cr, -(logical.x + place->anchor * logical.width) / (double)PANGO_SCALE,
                 -base);
}

static void
come_back (MurText *self, cairo_t *cr)
{
  clear_width (self);
  cairo_restore (cr);
}

void
mur_text_draw (MurText *self,
               cairo_t *cr,
               MurTextKind kind,
               const char *markup,
               const MurTextPlace *place)
{
  go_to (self, cr, kind, markup, place);
  if (self->sink != NULL)
    self->sink->set (self->sink->data, cr, self->layout, place->anchor, 0);
  else
    pango_cairo_show_layout (cr, self->layout);
  come_back (self, cr);
}

static void
stroke_rim (cairo_t *cr, PangoLayout *layout, double width)
{
  pango_cairo_layout_path (cr, layout);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke (cr);
}

void
mur_text_draw_rim (MurText *self,
                   cairo_t *cr,
                   MurTextKind kind,
                   const char *markup,
                   const MurTextPlace *place,
                   double width)
{
  go_to (self, cr, kind, markup, place);
  if (self->sink != NULL)
    self->sink->set (self->sink->data, cr, self->layout, place->anchor, width);
  else
    stroke_rim (cr, self->layout, width);
  come_back (self, cr);
}
