/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person has before them, as one value: the run, its newest frame, what is shown
 * of each panel, and how it looks. Nothing of a window is in it, so that pictures,
 * tables and sessions are made of it on any thread. */

#pragma once

#include "core/run/session.h"
#include "ui/plot/export/export.h"

typedef struct
{
  MurSession *session;
  MurFrame *frame;     /* (nullable): none yet, or none is wanted */
  MurPanelView *views; /* (nullable): one a panel; %NULL shows all there is */
  guint n_views;
  gboolean letters;       /* titles of several panels begin with (a), (b), (c) */
  MurExportOptions shown; /* theme, size, scale and dots an inch of the screen */
} MurInSight;

/* All of @frame, in the looks of a file. Takes @session and @frame. */
MurInSight *mur_in_sight_new (MurSession *session, MurFrame *frame);
/* @views are copied; the session and the frame are shared or copied as they can be. */
void mur_in_sight_set_views (MurInSight *self, const MurPanelView *views, guint n);
/* Shows one panel of the figure alone, as the frame has it: @panel is its number, from 1
 * on, or its title, in any case. An unknown one is an error that lists those there are.
 */
gboolean
mur_in_sight_choose_panel (MurInSight *self, const char *panel, GError **error);
/* Gives an axis or a series of the figure the title @text, or, blank, its own again. @name
 * is as of mur_title_find(), of the session's scene or behind the id of another. An unknown
 * one is an error that lists those there are. */
gboolean mur_in_sight_set_title (MurInSight *self,
                                 const char *name,
                                 const char *text,
                                 GError **error);
/* How many of a figure's @n panels are in sight. */
guint mur_in_sight_count_panels (const MurInSight *self, guint n);
/* Shows panel @index of @n alone, or all where it is −1, each as it was shown before. */
void mur_in_sight_show_panels (MurInSight *self, guint n, int index);
MurInSight *mur_in_sight_copy (const MurInSight *self);
void mur_in_sight_free (MurInSight *self);

/* Returns: (transfer full) (nullable): its figure, in the session's scene; %NULL, with @error, where its
 * experiment has none */
MurFigure *mur_in_sight_make_figure (const MurInSight *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurInSight, mur_in_sight_free)
