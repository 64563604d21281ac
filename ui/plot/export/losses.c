/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file of a size and a format leaves out, read off the layout. */

#include "ui/plot/export/losses.h"

#include "ui/plot/layout/describe.h"
#include "ui/plot/paint/flat.h"

/* A data area of less, at unit 1, shows nothing. */
#define LEAST_WIDTH 30.0
#define LEAST_HEIGHT 20.0

typedef enum
{
  LOSS_DATA,
  LOSS_LEGEND,
  LOSS_TITLE,
  LOSS_CAPTION,
  LOSS_AXIS,
  LOSS_NAME,
  LOSS_PIXELS,
  LOSS_BELOW,
  N_LOSSES
} Loss;

/* Each is followed by the names of panels or layers. */
static const char *const says[N_LOSSES] = {
  [LOSS_DATA] = "no room for the data of",
  [LOSS_LEGEND] = "no room for the legend of",
  [LOSS_TITLE] = "no room for the whole title of",
  [LOSS_CAPTION] = "no room for the whole caption of",
  [LOSS_AXIS] = "no room for the whole axis titles of",
  [LOSS_NAME] = "no room for whole names in the legend of",
  [LOSS_PIXELS] = "too many marks for a drawing, so pixels instead:",
  [LOSS_BELOW] = "no transparency in EPS, so nothing is seen below",
};

typedef struct
{
  const MurLayout *layout;
  const MurCanvas *canvas;
  GString *names[N_LOSSES]; /* (nullable) */
} Losses;

static void
add (Losses *self, Loss loss, const char *name)
{
  if (self->names[loss] == NULL)
    self->names[loss] = g_string_new (NULL);
  g_string_append_printf (self->names[loss], "%s“%s”",
                          self->names[loss]->len > 0 ? ", " : "", name);
}

static gboolean
has_cut_name (const MurPanelPlace *place)
{
  for (guint i = 0; place->entries != NULL && i < place->entries->len; i++)
    if (g_array_index (place->entries, MurLegendEntry, i).fit.is_cut)
      return TRUE;
  return FALSE;
}

static void
add_room (Losses *self, const MurPanelPlace *place, const char *name)
{
  const double unit = self->layout->unit;
  const gboolean lost[N_LOSSES] = {
    [LOSS_DATA] = place->area.width < LEAST_WIDTH * unit
                  || place->area.height < LEAST_HEIGHT * unit,
    [LOSS_LEGEND] = place->legend_left_out && !(place->legend.width > 0),
    [LOSS_TITLE] = place->title.fit.is_cut,
    [LOSS_CAPTION] = place->caption.fit.is_cut,
    [LOSS_AXIS] = place->x.heading.fit.is_cut || place->y.heading.fit.is_cut
                  || place->z.heading.fit.is_cut,
    [LOSS_NAME] = has_cut_name (place),
  };

  for (int loss = 0; loss < N_LOSSES; loss++)
    if (lost[loss])
      add (self, (Loss)loss, name);
}

static gboolean
is_drawn (const MurPanelPlace *place, guint layer)
{
  const MurLayer *at = g_ptr_array_index (place->panel->layers, layer);

  return at->n > 0 && !mur_panel_place_hides (place, layer);
}

/* Whether an earlier layer shines through it wherever there is transparency. */
static gboolean
hides_others (const Losses *self, const MurPanelPlace *place, guint layer)
{
  const MurLayer *at = g_ptr_array_index (place->panel->layers, layer);
  const gboolean is_shade
    = at->kind == MUR_LAYER_BAND || at->kind == MUR_LAYER_HISTOGRAM
      || (at->kind == MUR_LAYER_CELLS && at->z == NULL) || at->filled;

  if (!is_shade || mur_flat_is_below (self->canvas, place->panel, layer))
    return FALSE;
  for (guint i = 0; i < layer; i++)
    if (is_drawn (place, i) && !mur_flat_is_below (self->canvas, place->panel, i))
      return TRUE;
  return FALSE;
}

static void
add_layer (Losses *self, const MurPanelPlace *place, guint index, const char *panel)
{
  const MurLayer *layer = g_ptr_array_index (place->panel->layers, index);
  const char *name = layer->name != NULL ? layer->name : panel;
  g_autofree char *plain = mur_text_plain (name);
  MurLayerPainter painter;

  if (!is_drawn (place, index))
    return;
  mur_layer_painter_init (&painter, self->layout, place, self->canvas, layer);
  if (layer->n > mur_painter_most_marks (&painter))
    add (self, LOSS_PIXELS, plain);
  if (self->canvas->flat && hides_others (self, place, index))
    add (self, LOSS_BELOW, plain);
}

static void
add_panel (Losses *self, const MurPanelPlace *place)
{
  g_autofree char *name
    = mur_panel_name (place->panel, (guint)(place - self->layout->panels));

  add_room (self, place, name);
  for (guint i = 0; self->canvas->vector && i < place->panel->layers->len; i++)
    add_layer (self, place, i, name);
}

char **
mur_losses_list (const MurLayout *layout, const MurCanvas *canvas)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  Losses self = { layout, canvas, { NULL } };

  for (guint i = 0; i < layout->n_shown; i++)
    add_panel (&self, layout->shown[i]);
  for (int loss = 0; loss < N_LOSSES; loss++)
    {
      g_autofree char *line
        = self.names[loss] == NULL
            ? NULL
            : g_strdup_printf ("%s %s", says[loss], self.names[loss]->str);

      if (line != NULL)
        {
          g_strv_builder_add (lines, line);
          g_string_free (self.names[loss], TRUE);
        }
    }
  return g_strv_builder_end (lines);
}
