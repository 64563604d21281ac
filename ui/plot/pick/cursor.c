/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The data cursor: moves from datum to datum, series to series, panel to panel. */

#include <math.h>

#include "ui/plot/pick/data.h"

#define MANY 10

/* The next row with a datum from @row on, upwards or downwards. */
static gboolean
find_row (const MurLayout *layout, MurPick *pick, gsize row, gboolean up)
{
  const MurPanelPlace *place = &layout->panels[pick->panel];
  const gsize n = mur_layer_n_rows (mur_panel_place_layer (place, pick->layer));

  for (gsize i = row; i < n; i = up ? i + 1 : i - 1)
    if (mur_pick_at (layout, pick->panel, pick->layer, i, pick))
      return TRUE;
  return FALSE;
}

/* @n data on, or as many as there are. Row 0 less 1 is beyond every row. */
static gboolean
move_rows (const MurLayout *layout, MurPick *pick, guint n, gboolean up)
{
  guint done = 0;

  while (done < n && find_row (layout, pick, up ? pick->row + 1 : pick->row - 1, up))
    done++;
  return done > 0;
}

static gboolean
go_to_end (const MurLayout *layout, MurPick *pick, gboolean up)
{
  const MurPanelPlace *place = &layout->panels[pick->panel];
  const gsize n = mur_layer_n_rows (mur_panel_place_layer (place, pick->layer));
  const gsize row = pick->row;

  return find_row (layout, pick, up ? n - 1 : 0, !up) && pick->row != row;
}

/* How far two values are on the painted axis, in a unit of its own. */
static double
separation (MurScale scale, double a, double b)
{
  return scale == MUR_SCALE_LOG ? fabs (log (a / b)) : fabs (a - b);
}

/* The nearest of the data on both sides of @row, in a column with an order. */
static gboolean
find_around (
  const MurLayout *layout, MurPick *pick, gsize row, double x, MurScale scale)
{
  MurPick above = *pick;
  const gboolean is_above = find_row (layout, &above, row, TRUE);
  const gboolean is_below = row > 0 && find_row (layout, pick, row - 1, FALSE);

  if (is_above
      && (!is_below || separation (scale, above.x, x) < separation (scale, pick->x, x)))
    *pick = above;
  return is_above || is_below;
}

static gboolean
find_nearest_x (const MurLayout *layout, MurPick *pick, double x)
{
  const MurPanelPlace *place = &layout->panels[pick->panel];
  const MurLayer *layer = mur_panel_place_layer (place, pick->layer);
  const MurSorting order = mur_panel_place_sorting (place, pick->layer);
  const MurScale scale = place->x.map.scale;
  const gsize n = mur_layer_n_rows (layer);
  MurPick at = *pick;
  double best = INFINITY;

  if (order != MUR_SORTING_NONE)
    return find_around (layout, pick, mur_sorting_find (layer->x, n, order, x), x,
                        scale);
  for (gsize i = 0; i < n; i++)
    if (mur_panel_place_datum (place, layer, i, &at)
        && separation (scale, at.x, x) < best)
      {
        best = separation (scale, at.x, x);
        at.row = i;
        *pick = at;
      }
  return isfinite (best);
}

/* The series @n places on from @layer, around; TRUE if there is one with data. */
static gboolean
go_to_series (const MurLayout *layout, MurPick *pick, gboolean up)
{
  const guint n = layout->panels[pick->panel].panel->layers->len;

  for (guint i = 1; i < n; i++)
    {
      MurPick at
        = { .panel = pick->panel, .layer = (pick->layer + (up ? i : n - i)) % n };

      if (!mur_panel_place_is_series (&layout->panels[at.panel], at.layer)
          || !find_nearest_x (layout, &at, pick->x))
        continue;
      *pick = at;
      return TRUE;
    }
  return FALSE;
}

static gboolean
are_linked (const MurLayout *layout, guint a, guint b)
{
  const guint link = layout->panels[a].panel->link_x;

  return link != 0 && layout->panels[b].panel->link_x == link;
}

static gboolean
go_to_panel (const MurLayout *layout, MurPick *pick, gboolean up)
{
  const guint n = layout->n_panels;

  for (guint i = 1; i < n; i++)
    {
      const guint panel = (pick->panel + (up ? i : n - i)) % n;
      MurPick at;

      if (!mur_pick_first (layout, panel, &at))
        continue;
      if (are_linked (layout, pick->panel, panel))
        find_nearest_x (layout, &at, pick->x);
      *pick = at;
      return TRUE;
    }
  return FALSE;
}

gboolean
mur_pick_first (const MurLayout *layout, guint panel, MurPick *pick)
{
  const MurPanelPlace *place;

  g_return_val_if_fail (layout != NULL && pick != NULL, FALSE);
  if (panel >= layout->n_panels)
    return FALSE;
  place = &layout->panels[panel];
  for (guint i = 0; i < place->panel->layers->len; i++)
    {
      MurPick at = { .panel = panel, .layer = i };

      if (!mur_panel_place_is_series (place, i) || !find_row (layout, &at, 0, TRUE))
        continue;
      *pick = at;
      return TRUE;
    }
  return FALSE;
}

static gboolean
go (const MurLayout *layout, MurPick *pick, MurCursorMove step)
{
  switch (step)
    {
    case MUR_CURSOR_NEXT:
    case MUR_CURSOR_PREVIOUS:
      return move_rows (layout, pick, 1, step == MUR_CURSOR_NEXT);
    case MUR_CURSOR_NEXT_TEN:
    case MUR_CURSOR_PREVIOUS_TEN:
      return move_rows (layout, pick, MANY, step == MUR_CURSOR_NEXT_TEN);
    case MUR_CURSOR_FIRST:
    case MUR_CURSOR_LAST:
      return go_to_end (layout, pick, step == MUR_CURSOR_LAST);
    case MUR_CURSOR_NEXT_SERIES:
    case MUR_CURSOR_PREVIOUS_SERIES:
      return go_to_series (layout, pick, step == MUR_CURSOR_NEXT_SERIES);
    case MUR_CURSOR_NEXT_PANEL:
    case MUR_CURSOR_PREVIOUS_PANEL:
      return go_to_panel (layout, pick, step == MUR_CURSOR_NEXT_PANEL);
    default:
      return FALSE;
    }
}

gboolean
mur_pick_move (const MurLayout *layout, MurPick *pick, MurCursorMove step)
{
  MurPick at;

  g_return_val_if_fail (layout != NULL && pick != NULL, FALSE);
  at = *pick;
  if (at.panel >= layout->n_panels
      || at.layer >= layout->panels[at.panel].panel->layers->len)
    return FALSE;
  at.distance = 0;
  if (!go (layout, &at, step))
    return FALSE;
  *pick = at;
  return TRUE;
}
