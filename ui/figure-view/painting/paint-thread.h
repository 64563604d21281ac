/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures painted off the main loop, so that no figure, however large, blocks it. The
 * newest request wins; one that has not begun when the next comes is never painted. */

#pragma once

#include "ui/plot/layout/hit.h"
#include "ui/plot/paint/painter.h"

typedef struct
{
  MurFigure *figure;   /* referenced */
  gconstpointer scene; /* what the caller tells paintings apart by */
  MurPanelView *views; /* one a panel, owned */
  const MurTheme *theme;
  int width, height, device_scale; /* logical pixels; device pixels a logical one */
  double scale;                    /* presentation scale */
} MurPaintRequest;

typedef struct
{
  MurFigure *figure;
  gconstpointer scene; /* as requested */
  MurLayout *layout;
  cairo_surface_t *image; /* opaque */
  int width, height;      /* as requested */
  double scale;
} MurPainting;

typedef struct _MurPaintThread MurPaintThread;

/* @ready: called in the main loop of the thread that made this, once a painting is
 * there. */
MurPaintThread *mur_paint_thread_new (void (*ready) (gpointer data), gpointer data);
/* Joins. @ready is not called any more. */
void mur_paint_thread_free (MurPaintThread *self);

/* Takes @request. */
void mur_paint_thread_submit (MurPaintThread *self, MurPaintRequest *request);
/* Returns: (nullable): (transfer full): the newest painting not yet taken */
MurPainting *mur_paint_thread_take (MurPaintThread *self);

void mur_painting_free (MurPainting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurPainting, mur_painting_free)
