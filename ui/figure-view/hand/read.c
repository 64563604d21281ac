/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values are read where the pointer is or where the data cursor is, which keys move
 * from datum to datum. They are shown as a crosshair in the figure, and as the text of
 * the property "reading". */

#include "ui/figure-view/hand/read.h"

#include <math.h>

#include "ui/figure-view/action-state.h"
#include "ui/figure-view/hand/asks.h"
#include "ui/figure-view/hand/handles.h"
#include "ui/figure-view/painting/picture.h"
#include "ui/figure-view/words/entitle.h"

/* A datum within this distance draws the crosshair to itself. */
#define REACH 40.0
/* Looking for it may take this part of the time. */
#define BUSY_PART 0.25
#define FREE_USEC 2000

static void
set_text (MurFigureView *self, char *text)
{
  if (self->reading.is_status || g_strcmp0 (text, self->reading.text) == 0)
    {
      g_free (text);
      return;
    }
  g_free (self->reading.text);
  self->reading.text = text;
  g_object_notify (G_OBJECT (self), "reading");
  if (self->reading.reader == MUR_READ_KEYS)
    mur_figure_view_describe (self);
}

void
mur_figure_view_show_status (MurFigureView *self, const char *text)
{
  self->reading.is_status = FALSE;
  set_text (self, g_strdup (text));
  self->reading.is_status = TRUE;
}

/* @hint: (nullable): what can be done there */
static void
read_hint (MurFigureView *self, const char *hint)
{
  gboolean by_keys = self->reading.reader == MUR_READ_KEYS;

  self->reading.reader = MUR_READ_NOTHING;
  mur_figure_overlay_hide_cross (self->overlay);
  set_text (self, g_strdup (hint));
  if (by_keys)
    mur_figure_view_describe (self);
}

/* @text (taken), and what a click asks for there. */
static char *
with_hint (MurFigureView *self, guint panel, char *text)
{
  const char *hint = mur_figure_view_drop_hint (self, panel);
  char *longer;

  if (hint == NULL)
    return text;
  longer = g_strdup_printf ("%s · %s", text, hint);
  g_free (text);
  return longer;
}

/* What a datum is, and that it can be chosen. */
static char *
describe_pick (const MurLayout *layout, const MurPick *pick)
{
  g_autofree char *text = mur_pick_describe (layout, pick);

  const char *choice = mur_pick_choice (layout, pick);

  if (!mur_pick_can_choose (layout, pick))
    return g_steal_pointer (&text);
  if (choice != NULL)
    return g_strdup_printf ("%s · click or Enter %s %s", text,
                            mur_pick_choosing (layout, pick), choice);
  return g_strconcat (text,
                      isnan (mur_pick_key (layout, pick))
                        ? " · click or Enter chooses it"
                        : " · click or Enter keeps it lit up",
                      NULL);
}

static void
read_nothing (MurFigureView *self)
{
  read_hint (self, NULL);
}

static const char *
find_hint (MurFigureView *self, MurHit hit)
{
  if (hit.kind != MUR_HIT_TITLE)
    return NULL;
  if (mur_figure_view_is_title (self, hit, self->reading.px, self->reading.py))
    return "Two clicks edit the title";
  if (mur_navigation_is_enlarged (self->navigation))
    return "Double-click for all panels";
  return mur_navigation_n_in_sight (self->navigation) > 1
           ? "Double-click to enlarge the panel"
           : NULL;
}

static void
show_pick (MurFigureView *self, const MurPick *pick)
{
  const MurLayout *layout = mur_figure_view_layout (self);

  self->reading.pick = *pick;
  self->reading.picked = TRUE;
  mur_figure_overlay_show_pick (self->overlay, mur_figure_view_painted_figure (self),
                                layout, pick);
  set_text (self, with_hint (self, pick->panel, describe_pick (layout, pick)));
}

static void
show_place (MurFigureView *self, guint panel)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  const MurReading *reading = &self->reading;

  mur_figure_overlay_show_place (self->overlay, mur_figure_view_painted_figure (self),
                                 layout, panel, reading->px, reading->py);
  set_text (self, with_hint (
                    self, panel,
                    mur_pick_describe_place (layout, panel, reading->px, reading->py)));
}

static void
read_pointer (MurFigureView *self)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  MurReading *reading = &self->reading;
  gint64 start = g_get_monotonic_time (), spent;
  MurPick pick;
  MurHit hit;

  if (mur_figure_view_hover_handle (self, reading->px, reading->py))
    {
      g_autofree char *text
        = mur_figure_view_describe_handle (self, self->handle_focus.at);
      read_hint (self, text);
      return;
    }
  hit = mur_layout_hit (layout, reading->px, reading->py);
  if (hit.kind != MUR_HIT_DATA)
    {
      read_hint (self, find_hint (self, hit));
      return;
    }
  reading->reader = MUR_READ_POINTER;
  if (mur_pick_nearest (layout, hit.panel, reading->px, reading->py, REACH, &pick))
    show_pick (self, &pick);
  else
    show_place (self, hit.panel);
  spent = g_get_monotonic_time () - start;
  if (spent > FREE_USEC)
    reading->rest_until_usec = start + (gint64)(spent / BUSY_PART);
}

static gboolean
again_cb (gpointer data)
{
  MurFigureView *self = data;

  self->reading.again_id = 0;
  if (self->reading.pointed && self->reading.reader != MUR_READ_KEYS
      && mur_figure_view_layout (self) != NULL)
    read_pointer (self);
  return G_SOURCE_REMOVE;
}

/* At once, unless the last time took long: looking among millions must not hold up
 * everything else. */
static void
read_pointer_soon (MurFigureView *self)
{
  gint64 wait = self->reading.rest_until_usec - g_get_monotonic_time ();

  if (mur_figure_view_layout (self) == NULL || self->drag.kind >= MUR_DRAG_PAN)
    return;
  if (wait <= 0)
    read_pointer (self);
  else if (self->reading.again_id == 0)
    self->reading.again_id = g_timeout_add ((guint)(wait / 1000) + 1, again_cb, self);
}

void
mur_figure_view_point (MurFigureView *self, double px, double py)
{
  const MurHit hit = mur_figure_view_hit (self, px, py);
  MurReading *reading = &self->reading;

  if (reading->pointed && reading->px == px && reading->py == py)
    return;
  reading->panel = hit.kind != MUR_HIT_NOTHING ? hit.panel : reading->panel;
  reading->is_status = FALSE;
  reading->pointed = TRUE;
  reading->px = px;
  reading->py = py;
  if (reading->reader == MUR_READ_KEYS)
    mur_figure_view_end_cursor (self);
  read_pointer_soon (self);
}

void
mur_figure_view_leave (MurFigureView *self)
{
  self->reading.pointed = FALSE;
  mur_figure_view_hover_handle (self, INFINITY, INFINITY);
  if (self->reading.reader != MUR_READ_KEYS)
    read_nothing (self);
}

void
mur_figure_view_reread (MurFigureView *self)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  MurReading *reading = &self->reading;
  const MurPick last = reading->pick;
  MurPick pick;

  if (layout == NULL || self->drag.kind >= MUR_DRAG_PAN)
    mur_figure_overlay_hide_cross (self->overlay);
  else if (reading->reader == MUR_READ_POINTER)
    read_pointer_soon (self);
  else if (reading->reader == MUR_READ_KEYS
           && mur_pick_at (layout, last.panel, last.layer, last.row, &pick))
    show_pick (self, &pick);
  else if (reading->reader == MUR_READ_KEYS)
    mur_figure_overlay_hide_cross (self->overlay);
}

/* Brings a datum into sight, as little as it takes. */
static void
follow (MurFigureView *self, const MurPick *pick)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  const MurRectangle area = mur_layout_panel (layout, pick->panel);
  const double margin = 0.1;
  double px, py, dx = 0, dy = 0;

  if (mur_pick_position (layout, pick, &px, &py) || !isfinite (px) || !isfinite (py))
    return;
  if (px < area.x || px > area.x + area.width)
    dx = CLAMP (px, area.x + margin * area.width, area.x + (1 - margin) * area.width)
         - px;
  if (py < area.y || py > area.y + area.height)
    dy = CLAMP (py, area.y + margin * area.height, area.y + (1 - margin) * area.height)
         - py;
  mur_figure_view_moved (self, mur_navigation_pan (self->navigation, layout,
                                                   pick->panel, MUR_AXES_BOTH, dx, dy));
}

static void
place_cursor (MurFigureView *self, const MurPick *pick)
{
  self->reading.reader = MUR_READ_KEYS;
  self->reading.is_status = FALSE;
  self->reading.panel = pick->panel;
  show_pick (self, pick);
  follow (self, pick);
}

/* The first datum there is, of @panel or the panels after it. */
static gboolean
find_first (MurFigureView *self, guint panel, MurPick *pick)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  guint n = mur_figure_n_panels (mur_figure_view_painted_figure (self));

  for (; panel < n; panel++)
    if (mur_pick_first (layout, panel, pick))
      return TRUE;
  return FALSE;
}

/* The first datum of the last series before @panel. */
static gboolean
find_last_series (MurFigureView *self, guint panel, MurPick *pick)
{
  const MurLayout *layout = mur_figure_view_layout (self);

  while (panel-- > 0)
    if (mur_pick_first (layout, panel, pick))
      {
        mur_pick_move (layout, pick, MUR_CURSOR_PREVIOUS_SERIES);
        return TRUE;
      }
  return FALSE;
}

/* The datum of the data cursor, as it is painted now. */
static gboolean
find_here (MurFigureView *self, MurPick *pick)
{
  const MurPick last = self->reading.pick;

  return self->reading.picked
         && mur_pick_at (mur_figure_view_layout (self), last.panel, last.layer,
                         last.row, pick);
}

gboolean
mur_figure_view_move_cursor (MurFigureView *self, MurCursorMove step)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  gboolean reading = self->reading.reader != MUR_READ_NOTHING;
  MurPick pick;

  if (layout == NULL)
    return FALSE;
  if (find_here (self, &pick))
    {
      if (reading || step == MUR_CURSOR_FIRST || step == MUR_CURSOR_LAST)
        mur_pick_move (layout, &pick, step);
    }
  else if (!find_first (self, mur_figure_view_current_panel (self), &pick)
           && !find_first (self, 0, &pick))
    return FALSE;
  else if (step == MUR_CURSOR_LAST)
    mur_pick_move (layout, &pick, step);
  place_cursor (self, &pick);
  return TRUE;
}

gboolean
mur_figure_view_move_cursor_to_series (MurFigureView *self, MurCursorMove step)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  gboolean on = step == MUR_CURSOR_NEXT_SERIES;
  MurPick here, next;

  if (layout == NULL || self->reading.reader != MUR_READ_KEYS
      || !find_here (self, &here))
    return FALSE;
  next = here;
  if (!mur_pick_move (layout, &next, step)
      || (on ? next.layer <= here.layer : next.layer >= here.layer))
    if (on ? !find_first (self, here.panel + 1, &next)
           : !find_last_series (self, here.panel, &next))
      return FALSE;
  place_cursor (self, &next);
  return TRUE;
}

void
mur_figure_view_end_cursor (MurFigureView *self)
{
  if (self->reading.reader == MUR_READ_KEYS)
    read_nothing (self);
}

gboolean
mur_figure_view_can_choose (MurFigureView *self)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  const MurReading *reading = &self->reading;

  return layout != NULL && reading->reader != MUR_READ_NOTHING && reading->picked
         && mur_pick_can_choose (layout, &reading->pick);
}

gboolean
mur_figure_view_put_out (MurFigureView *self)
{
  const MurFigure *figure = mur_navigation_figure (self->navigation);
  const MurThings *things = figure != NULL ? mur_figure_things (figure) : NULL;

  if (things == NULL || things->lit == 0)
    return FALSE;
  g_signal_emit_by_name (self, "choose", ((const char *[]){ things->sets, "0", NULL }));
  return TRUE;
}

gboolean
mur_figure_view_choose (MurFigureView *self)
{
  g_auto (GStrv) pairs = NULL;

  if (!mur_figure_view_can_choose (self))
    return FALSE;
  pairs = mur_pick_choose (mur_figure_view_layout (self), &self->reading.pick);
  g_signal_emit_by_name (self, "choose", pairs);
  return TRUE;
}

void
mur_figure_view_forget_reading (MurFigureView *self)
{
  MurReading *reading = &self->reading;

  g_clear_handle_id (&reading->again_id, g_source_remove);
  read_nothing (self);
  reading->pointed = FALSE;
  reading->picked = FALSE;
  reading->panel = 0;
}

void
mur_figure_view_dispose_reading (MurFigureView *self)
{
  g_clear_handle_id (&self->reading.again_id, g_source_remove);
  g_clear_pointer (&self->reading.text, g_free);
}
