/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/figure-view/hand/asks.h"

#include <math.h>

#include "ui/figure-view/action-state.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/painting/picture.h"

#define REACH 8.0
#define RING 18.0

static void
ask (MurFigureView *self, const char *text)
{
  g_signal_emit_by_name (self, "ask", text);
}

double
mur_figure_view_find_carried (MurFigureView *self, double px, double py)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  const MurHit hit = mur_figure_view_hit (self, px, py);
  MurPick pick;

  if (layout == NULL || hit.kind != MUR_HIT_DATA
      || (self->modifiers & GDK_SHIFT_MASK) != 0
      || !mur_pick_nearest (layout, hit.panel, px, py, REACH, &pick)
      || !mur_pick_can_carry (layout, &pick))
    return NAN;
  return mur_pick_key (layout, &pick);
}

void
mur_figure_view_carry (MurFigureView *self, double px, double py)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  const guint panel = self->drag.hit.panel;
  const MurRectangle area = mur_layout_panel (layout, panel);
  const double x = CLAMP (px, area.x, area.x + area.width);
  const double y = CLAMP (py, area.y, area.y + area.height);
  const MurThings *things = mur_figure_things (mur_figure_view_painted_figure (self));
  g_autofree char *place = mur_pick_describe_place (layout, panel, x, y);
  g_autofree char *text
    = g_strdup_printf ("%s %.0f goes to %s", things->noun, self->drag.key, place);

  mur_figure_overlay_show_place (self->overlay, mur_figure_view_painted_figure (self),
                                 layout, panel, x, y);
  mur_figure_overlay_show_focus_ring (
    self->overlay, (MurRectangle){ x - RING / 2, y - RING / 2, RING, RING });
  mur_figure_view_show_status (self, text);
}

void
mur_figure_view_end_carry (MurFigureView *self)
{
  mur_figure_overlay_show_focus_ring (self->overlay, (MurRectangle){ 0 });
  mur_figure_overlay_hide_cross (self->overlay);
  mur_figure_view_show_status (self, NULL);
}

void
mur_figure_view_put_down (MurFigureView *self)
{
  g_autofree char *text
    = mur_pick_ask_carry (mur_figure_view_layout (self), self->drag.hit.panel,
                          self->drag.key, self->drag.last_x, self->drag.last_y);

  mur_figure_view_end_carry (self);
  if (text != NULL)
    ask (self, text);
}

gboolean
mur_figure_view_drop_at (MurFigureView *self, double px, double py)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  const MurHit hit = mur_figure_view_hit (self, px, py);
  g_autofree char *text = layout != NULL && hit.kind == MUR_HIT_DATA
                            ? mur_pick_ask_drop (layout, hit.panel, px, py)
                            : NULL;

  if (text != NULL)
    ask (self, text);
  return text != NULL;
}

const char *
mur_figure_view_drop_hint (MurFigureView *self, guint panel)
{
  MurFigure *figure = mur_figure_view_painted_figure (self);

  return figure != NULL && panel < mur_figure_n_panels (figure)
           ? mur_figure_panel (figure, panel)->drop_hint
           : NULL;
}

/* Where a person is in the panel that menus and keys are about. */
static void
find_place (MurFigureView *self, guint panel, double *px, double *py)
{
  const MurReading *reading = &self->reading;
  const MurHit hit = mur_figure_view_hit (self, reading->px, reading->py);
  const MurRectangle area = mur_layout_panel (mur_figure_view_layout (self), panel);

  if (reading->reader == MUR_READ_KEYS && reading->pick.panel == panel
      && mur_pick_position (mur_figure_view_layout (self), &reading->pick, px, py))
    return;
  *px = reading->px;
  *py = reading->py;
  if (reading->reader == MUR_READ_POINTER && hit.kind == MUR_HIT_DATA
      && hit.panel == panel)
    return;
  *px = area.x + area.width / 2;
  *py = area.y + area.height / 2;
}

gboolean
mur_figure_view_drop_here (MurFigureView *self)
{
  const guint panel = mur_figure_view_current_panel (self);
  double px, py;

  if (mur_figure_view_drop_label (self) == NULL)
    return FALSE;
  find_place (self, panel, &px, &py);
  return mur_figure_view_drop_at (self, px, py);
}

/* Returns: whether @panel shows things that can be carried */
static gboolean
has_carried (const MurPanel *panel)
{
  for (guint i = 0; i < panel->layers->len; i++)
    if (((const MurLayer *)g_ptr_array_index (panel->layers, i))->carried)
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): the panel that menus and keys are about */
static const MurPanel *
find_panel (MurFigureView *self)
{
  MurFigure *figure = mur_figure_view_painted_figure (self);
  const guint panel = mur_figure_view_current_panel (self);

  return figure != NULL && mur_figure_view_layout (self) != NULL
             && panel < mur_figure_n_panels (figure)
           ? mur_figure_panel (figure, panel)
           : NULL;
}

gboolean
mur_figure_view_carry_here (MurFigureView *self)
{
  const guint panel = mur_figure_view_current_panel (self);
  g_autofree char *label = mur_figure_view_carry_label (self);
  g_autofree char *text = NULL;
  double px, py;

  if (label == NULL)
    return FALSE;
  find_place (self, panel, &px, &py);
  text = mur_pick_ask_carry (
    mur_figure_view_layout (self), panel,
    mur_figure_things (mur_figure_view_painted_figure (self))->lit, px, py);
  ask (self, text);
  return TRUE;
}

const char *
mur_figure_view_drop_label (MurFigureView *self)
{
  const MurPanel *panel = find_panel (self);

  return panel != NULL && panel->drop != NULL ? panel->drop_label : NULL;
}

char *
mur_figure_view_carry_label (MurFigureView *self)
{
  const MurPanel *panel = find_panel (self);
  const MurThings *things
    = panel != NULL ? mur_figure_things (mur_figure_view_painted_figure (self)) : NULL;

  if (things == NULL || things->carry == NULL || !(things->lit > 0)
      || !has_carried (panel))
    return NULL;
  return g_strdup_printf ("_Put %s %.0f Here", things->noun, things->lit);
}
