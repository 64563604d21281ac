/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person has before them, as one value: the run and its newest frame, or the runs of a
 * sweep, what is shown of each panel, and how it looks. Nothing of a window is in it, so that pictures,
 * tables and sessions are made of it on any thread. */

#pragma once

#include "core/run/session.h"
#include "ui/plot/export/export.h"
#include "ui/sweep/look.h"

typedef struct
{
  MurSession *session;      /* (nullable): %NULL of a sweep */
  MurFrame *frame;          /* (nullable): none yet, or none is wanted */
  MurSweepResults *results; /* (nullable): of a sweep */
  MurSweepLook *look;       /* as results */
  MurFigure *figure;        /* (nullable): of results, where it is made already */
  gboolean recipe_only;     /* no picture is wanted, but what makes it */
  MurPanelView *views;      /* (nullable): one a panel; %NULL shows all there is */
  guint n_views;
  gboolean letters;       /* titles of several panels begin with (a), (b), (c) */
  MurExportOptions shown; /* theme, size, scale and dots an inch of the screen */
} MurInSight;

/* All of @frame, in the looks of a file. Takes @session and @frame. */
MurInSight *mur_in_sight_new (MurSession *session, MurFrame *frame);
/* The same of the runs of a sweep. Takes both. */
MurInSight *mur_in_sight_new_sweep (MurSweepResults *results, MurSweepLook *look);
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

/* Whether there are figure and tables, not only a recipe. */
gboolean mur_in_sight_has_picture (const MurInSight *self);
/* "oscillators", "oscillators-sweep": what a file of it is called */
char *mur_in_sight_name (const MurInSight *self);
/* Returns: (transfer none): what it is of, for people */
const char *mur_in_sight_title (const MurInSight *self);
/* What a file of it carries, so that it opens as it was: the session, or the recipe of a
 * sweep. */
char *mur_in_sight_format_recipe (const MurInSight *self);
/* Returns: (transfer full): the names of its tables */
char **mur_in_sight_tables (const MurInSight *self);
/* One of them as CSV; the error lists those there are. */
char *
mur_in_sight_format_table (const MurInSight *self, const char *table, GError **error);

/* Returns: (transfer full) (nullable): its figure, in the session's scene; %NULL, with @error, where its
 * experiment has none */
MurFigure *mur_in_sight_make_figure (const MurInSight *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurInSight, mur_in_sight_free)
