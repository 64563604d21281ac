/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles of panels and axes, and captions. What is too long becomes smaller, or goes on
 * in a second line for which the margins make room; only what could not be read any more
 * is cut. */

#include "ui/plot/layout/titles.h"

#include <math.h>

/* Beyond two lines of a title the data area is to be so many times as high as each. */
#define AREA_PER_LINE 2.5
#define MOST_LINES 3
#define MOST_CAPTION_LINES 4

typedef struct
{
  MurPanelPlace *place;
  MurText *text;
  guint most_lines;
  gboolean settled; /* margins are what they are */
} Fitting;

static void
fit (const Fitting *self,
     MurTitlePlace *title,
     MurTextKind kind,
     const char *markup,
     guint most_lines)
{
  const guint reserved = MAX (title->fit.n_lines, 1);
  const guint most = self->settled ? reserved : MAX (reserved, most_lines);

  if (markup == NULL)
    return;
  title->fit = mur_text_fit (self->text, kind, markup, title->room, most);
  title->n_lines = MAX (reserved, title->fit.n_lines);
}

/* Smaller before it has a second line: its numbers change from frame to frame, and what
 * is below it is not to move. */
static void
fit_caption (const Fitting *self)
{
  MurPanelPlace *place = self->place;

  fit (self, &place->caption, MUR_TEXT_LEGEND, place->panel->caption, 1);
  if (place->caption.fit.is_cut)
    fit (self, &place->caption, MUR_TEXT_LEGEND, place->panel->caption,
         MOST_CAPTION_LINES);
}

/* To where the place of the panel ends at the right, also above its colour bar. */
static void
fit_heading (const Fitting *self)
{
  MurPanelPlace *place = self->place;

  place->title.room = fmax (place->outer_right - place->area.x, 1);
  place->caption.room = place->title.room;
  fit (self, &place->title, MUR_TEXT_PANEL_TITLE, place->panel->title,
       self->most_lines);
  fit_caption (self);
}

/* What stands left of the area, but for the title there, which may reach below it. */
static double
left_room (const MurPanelPlace *place, const MurText *text)
{
  const guint n = place->y.title == NULL ? 0 : MAX (place->y.heading.n_lines, 1);

  return place->left - n * mur_text_line (text, MUR_TEXT_AXIS_TITLE);
}

/* Below the middle of the axis, as far as there is room on both sides. */
static void
fit_x_title (const Fitting *self, double unit)
{
  MurPanelPlace *place = self->place;
  const MurRectangle *area = &place->area;
  const char *exponent = place->x.ticks->exponent;
  const double beside
    = fmin (left_room (place, self->text), place->outer_right - area->x - area->width);

  place->x.heading.room = area->width + 2 * fmax (beside, 0);
  if (exponent != NULL)
    place->x.heading.room
      = fmax (area->width
                - 2 * (mur_text_width (self->text, MUR_TEXT_TICK, exponent) + 8 * unit),
              1);
  if (!place->shares_x)
    fit (self, &place->x.heading, MUR_TEXT_AXIS_TITLE, place->x.title, 2);
}

/* How far what stands above the area reaches to the right. */
static double
heading_width (const Fitting *self,
               const MurTitlePlace *heading,
               MurTextKind kind,
               const char *markup)
{
  if (markup == NULL)
    return 0;
  return heading->fit.n_lines > 1
           ? heading->room
           : heading->fit.size * mur_text_width (self->text, kind, markup);
}

/* The title of the colour bar stands beside the panel's title and caption only where
 * these end before it. */
static void
find_bar_top (const Fitting *self, double unit)
{
  MurPanelPlace *place = self->place;
  const double above = fmax (
    heading_width (self, &place->title, MUR_TEXT_PANEL_TITLE, place->panel->title),
    heading_width (self, &place->caption, MUR_TEXT_LEGEND, place->panel->caption));
  const double beside
    = place->area.width + place->names_width
      + (MUR_COLOUR_BAR_GAP + MUR_COLOUR_BAR_WIDTH + MUR_TICK_LENGTH + MUR_LABEL_GAP)
          * unit
      + place->bar_labels;

  place->bar_top = above < beside ? place->top : 0;
}

/* Beside the axis, and what the panel has above and below. */
static void
fit_upright (const Fitting *self, MurAxisPlace *axis, double above)
{
  const MurPanelPlace *place = self->place;

  axis->heading.room = above + place->area.height + place->bottom;
  fit (self, &axis->heading, MUR_TEXT_AXIS_TITLE, axis->title, 2);
}

static void
measure (MurAxisPlace *axis, const MurText *text)
{
  axis->across = axis->title == NULL ? 0
                                     : MAX (axis->heading.n_lines, 1)
                                         * mur_text_line (text, MUR_TEXT_AXIS_TITLE);
}

void
mur_titles_fit (MurPanelPlace *place, MurText *text, double unit, gboolean settled)
{
  const double lines
    = place->area.height / (AREA_PER_LINE * mur_text_line (text, MUR_TEXT_PANEL_TITLE));
  const Fitting self = { place, text, (guint)CLAMP (lines, 2, MOST_LINES), settled };

  fit_heading (&self);
  fit_x_title (&self, unit);
  fit_upright (&self, &place->y, place->top);
  measure (&place->x, text);
  measure (&place->y, text);
  if (place->z.ticks == NULL)
    return;
  find_bar_top (&self, unit);
  fit_upright (&self, &place->z, place->bar_top);
}

guint
mur_layout_n_cut (const MurLayout *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);
  for (guint i = 0; i < self->n_panels; i++)
    {
      const MurPanelPlace *place = &self->panels[i];

      n += place->title.fit.is_cut + place->caption.fit.is_cut
           + place->x.heading.fit.is_cut + place->y.heading.fit.is_cut
           + place->z.heading.fit.is_cut;
      for (guint k = 0; place->entries != NULL && k < place->entries->len; k++)
        n += g_array_index (place->entries, MurLegendEntry, k).fit.is_cut;
    }
  return n;
}
