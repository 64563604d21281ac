/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure in words, for people who hear it. */

#include <math.h>

#include "ui/plot/layout/describe.h"

#include "ui/plot/figure/errors.h"
#include "ui/plot/layout/limits.h"
#include "ui/plot/layout/text.h"

static const char *const kinds[] = {
  [MUR_LAYER_LINE] = "line",           [MUR_LAYER_POINTS] = "points",
  [MUR_LAYER_BAND] = "band",           [MUR_LAYER_RULE] = "rule",
  [MUR_LAYER_BARS] = "bars",           [MUR_LAYER_STEPS] = "steps",
  [MUR_LAYER_ERRORS] = "error bars",   [MUR_LAYER_IMAGE] = "image",
  [MUR_LAYER_HISTOGRAM] = "histogram", [MUR_LAYER_CELLS] = "rectangles",
  [MUR_LAYER_ARROWS] = "arrows",       [MUR_LAYER_CONTOURS] = "contours",
  [MUR_LAYER_TEXT] = "text",           [MUR_LAYER_CIRCLES] = "circles",
};

static char *
number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.4g", value));
}

static void
describe_axis (
  GString *text, const char *name, const MurAxis *axis, MurScale scale, MurRange range)
{
  g_autofree char *title = axis->title == NULL ? NULL : mur_text_plain (axis->title);
  g_autofree char *unit = axis->unit == NULL ? NULL : mur_text_plain (axis->unit);
  g_autofree char *from = number (range.minimum);
  g_autofree char *to = number (range.maximum);

  g_string_append_printf (text, "; %s axis", name);
  if (title != NULL)
    g_string_append_printf (text, " %s", title);
  if (axis->labels != NULL)
    {
      g_autofree char *names = g_strjoinv (", ", axis->labels);

      g_string_append_printf (text, ": %s", names);
      return;
    }
  g_string_append_printf (text, "%s from %s to %s",
                          scale == MUR_SCALE_LOG ? ", logarithmic," : "", from, to);
  if (unit != NULL)
    g_string_append_printf (text, " %s", unit);
}

static void
describe_layer (GString *text, const MurLayer *layer, gboolean hidden)
{
  g_string_append_printf (text, "%s (%s%s", layer->name, kinds[layer->kind],
                          mur_layer_has_errors (layer) ? " with error bars" : "");
  if (layer->kind == MUR_LAYER_IMAGE || layer->kind == MUR_LAYER_CONTOURS)
    g_string_append_printf (text, ", %" G_GSIZE_FORMAT " by %" G_GSIZE_FORMAT " values",
                            layer->n_columns, layer->n_rows);
  else if (layer->kind == MUR_LAYER_RULE)
    {
      g_autofree char *at = number (layer->x != NULL   ? layer->x[0]
                                    : layer->y != NULL ? layer->y[0]
                                                       : NAN);

      g_string_append_printf (text, " at %s %s", layer->x != NULL ? "x" : "y", at);
    }
  else
    g_string_append_printf (text, ", %" G_GSIZE_FORMAT " %s", layer->n,
                            layer->n == 1 ? "value" : "values");
  g_string_append (text, hidden ? ", hidden)" : ")");
}

static void
describe_layers (GString *text, const MurPanel *panel, guint64 hidden)
{
  const char *before = "; shows ";

  for (guint i = 0; i < panel->layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (panel->layers, i);

      if (layer->name == NULL)
        continue;
      g_string_append (text, before);
      describe_layer (text, layer, i < 64 && (hidden >> i & 1) != 0);
      before = ", ";
    }
}

static void
describe_panel (GString *text,
                const MurPanel *panel,
                const MurPanelView *view,
                guint place)
{
  g_autofree char *title = panel->title == NULL ? NULL : mur_text_plain (panel->title);
  g_autofree char *caption
    = panel->caption == NULL ? NULL : mur_text_plain (panel->caption);
  MurRange x, y;

  mur_panel_limits (panel, view, &x, &y);
  if (title != NULL)
    g_string_append (text, title);
  else
    g_string_append_printf (text, "Panel %u", place + 1);
  if (caption != NULL)
    g_string_append_printf (text, ", %s", caption);
  describe_axis (
    text, "x", &panel->x,
    mur_scale_chosen (view == NULL ? MUR_SCALE_OF_FIGURE : view->x_scale, &panel->x),
    x);
  describe_axis (
    text, "y", &panel->y,
    mur_scale_chosen (view == NULL ? MUR_SCALE_OF_FIGURE : view->y_scale, &panel->y),
    y);
  describe_layers (text, panel, view == NULL ? 0 : view->hidden);
  g_string_append_c (text, '.');
}

char *
mur_panel_name (const MurPanel *panel, guint index)
{
  g_return_val_if_fail (panel != NULL, NULL);
  if (panel->title != NULL && *panel->title != '\0')
    return mur_text_plain (panel->title);
  if (panel->y.title != NULL && *panel->y.title != '\0')
    return mur_text_plain (panel->y.title);
  return g_strdup_printf ("Panel %u", index + 1);
}

char *
mur_figure_describe (const MurFigure *self)
{
  return mur_figure_describe_in (self, NULL);
}

char *
mur_figure_describe_in (const MurFigure *self, const MurPanelView *views)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);
  text = g_string_new (NULL);
  if (mur_figure_title (self) != NULL)
    g_string_append_printf (text, "%s.", mur_figure_title (self));
  for (guint i = 0; i < mur_figure_n_panels (self); i++)
    {
      if (views != NULL && views[i].out_of_sight)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      describe_panel (text, mur_figure_panel (self, i),
                      views == NULL ? NULL : &views[i], i);
    }
  if (text->len == 0)
    g_string_append (text, "An empty figure.");
  return g_string_free (text, FALSE);
}
