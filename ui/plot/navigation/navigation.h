/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The navigation of a figure: which panels are in sight, and which limits, layers and
 * scales they show, with a history to go back and forward in. It knows no widgets;
 * pixels come from a layout.
 *
 * An axis is automatic — its limits follow the figure — until it is navigated; then it
 * holds what it shows until it is fitted. Panels of one link_x share limits and scale
 * of x. Limits stay what an axis can use: a step beyond that is not taken. */

#pragma once

#include "ui/plot/layout/hit.h"

#define MUR_NAVIGATION_ERROR (mur_navigation_error_quark ())

typedef enum
{
  MUR_NAVIGATION_ERROR_INVALID, /* limits that an axis cannot have */
  MUR_NAVIGATION_ERROR_LOCKED
} MurNavigationError;

GQuark mur_navigation_error_quark (void);

/* What automatic limits do when a figure is shown. Navigated axes hold, but for ANEW.
 */
typedef enum
{
  MUR_FOLLOW_GROW, /* they grow where the figure needs it */
  MUR_FOLLOW_HOLD, /* they stay, where there are any */
  MUR_FOLLOW_FIT,  /* they are found anew */
  MUR_FOLLOW_ANEW  /* another figure: all is found anew, and nothing to go back to */
} MurFollow;

typedef struct _MurNavigation MurNavigation;

MurNavigation *mur_navigation_new (void);
void mur_navigation_free (MurNavigation *self);

/* Keeps a reference on @figure in place of the one before. Another number of panels
 * than before is ANEW. Hidden layers are known by their names. */
void
mur_navigation_show (MurNavigation *self, const MurFigure *figure, MurFollow follow);
/* Returns: (nullable): (transfer none) */
const MurFigure *mur_navigation_figure (const MurNavigation *self);
/* Returns: (transfer none): one a panel, for mur_layout_new() and mur_export(); valid
 * until the next change */
const MurPanelView *mur_navigation_panels (const MurNavigation *self, guint *n);
/* Keeps the legends where @layout, made from these panels, has put them. */
void mur_navigation_keep_legends (MurNavigation *self, const MurLayout *layout);

/* Navigation. All return whether anything changed; while the view is locked nothing
 * does. Areas are those of @layout, which need not be of the latest limits. Panels of
 * equal units keep them: both axes move together there. */

/* Moves what is shown by (@dx, @dy), as if held by the pointer. */
gboolean mur_navigation_pan (MurNavigation *self,
                             const MurLayout *layout,
                             guint panel,
                             MurAxes axes,
                             double dx,
                             double dy);
/* Shows 1 / @factor of the range (above 1: closer), with (@px, @py) staying in its
 * place. */
gboolean mur_navigation_zoom (MurNavigation *self,
                              const MurLayout *layout,
                              guint panel,
                              MurAxes axes,
                              double factor,
                              double px,
                              double py);
/* Shows what @box holds. A box flatter than 4 units in one direction leaves that axis
 * as it is. */
gboolean mur_navigation_zoom_to (MurNavigation *self,
                                 const MurLayout *layout,
                                 guint panel,
                                 MurRectangle box);
/* Makes axes automatic, and finds their limits anew. */
gboolean mur_navigation_fit (MurNavigation *self, guint panel, MurAxes axes);
/* The same for all panels in sight. */
gboolean mur_navigation_fit_all (MurNavigation *self);

/* Limits as numbers: finite, @minimum < @maximum, within ±1e307, above 0 on log axes;
 * @axis is one. The error says which of them is wrong and what is allowed. */
gboolean mur_navigation_set_limits (MurNavigation *self,
                                    guint panel,
                                    MurAxes axis,
                                    double minimum,
                                    double maximum,
                                    GError **error);
/* Limits as people type them, "−1.5", "2e-3"; nothing typed: automatic. */
gboolean mur_navigation_type_limits (MurNavigation *self,
                                     guint panel,
                                     MurAxes axis,
                                     const char *minimum,
                                     const char *maximum,
                                     GError **error);
/* The limits now, as one would type them, with the digits that matter. */
void mur_navigation_limit_texts (
  const MurNavigation *self, guint panel, MurAxes axis, char **minimum, char **maximum);

/* A log axis shows nothing at and below zero: limits there are found anew. Part of the
 * history. */
gboolean mur_navigation_set_scale (MurNavigation *self,
                                   guint panel,
                                   MurAxes axes,
                                   MurScaleChoice choice);
/* The scale that results. */
MurScale mur_navigation_scale (const MurNavigation *self, guint panel, MurAxes axis);
/* Whether a log axis is of use: not for categories, nor where nothing is above zero. */
gboolean
mur_navigation_can_be_log (const MurNavigation *self, guint panel, MurAxes axis);

/* Several steps as one entry of the history; calls nest. Without them each step is an
 * entry. */
void mur_navigation_begin_gesture (MurNavigation *self);
void mur_navigation_end_gesture (MurNavigation *self);
/* Undoes the gesture under way, as Escape does. */
gboolean mur_navigation_cancel_gesture (MurNavigation *self);
gboolean mur_navigation_back (MurNavigation *self);
gboolean mur_navigation_forward (MurNavigation *self);
gboolean mur_navigation_can_go_back (const MurNavigation *self);
gboolean mur_navigation_can_go_forward (const MurNavigation *self);

/* Locked, the view refuses all of the above; series may still be hidden. */
typedef enum
{
  MUR_NAVIGATION_FREE,
  MUR_NAVIGATION_LOCKED
} MurNavigationLock;

void mur_navigation_set_lock (MurNavigation *self, MurNavigationLock lock);
MurNavigationLock mur_navigation_lock (const MurNavigation *self);
/* Whether @axes of a panel, any of them, are navigated. */
gboolean
mur_navigation_is_navigated (const MurNavigation *self, guint panel, MurAxes axes);
gboolean mur_navigation_is_any_navigated (const MurNavigation *self);

/* Hides a layer, or shows it again; automatic limits leave it out. Layers beyond the
 * 64th cannot be hidden. */
gboolean mur_navigation_toggle_layer (MurNavigation *self, guint panel, guint layer);
gboolean mur_navigation_is_hidden (const MurNavigation *self, guint panel, guint layer);
/* Returns: whether there were hidden layers */
gboolean mur_navigation_show_all_layers (MurNavigation *self);

/* Panels in sight, of which there is at least one; the others leave them their room.
 * Neither part of the history nor locked. All that change something return whether
 * anything did. */

gboolean mur_navigation_is_in_sight (const MurNavigation *self, guint panel);
guint mur_navigation_n_in_sight (const MurNavigation *self);
/* Hides a panel, or shows it again, unless one is enlarged. Panels beyond the 64th
 * cannot be hidden. */
gboolean mur_navigation_toggle_panel (MurNavigation *self, guint panel);
/* Shows one of several panels in sight alone, until that is ended. */
gboolean mur_navigation_enlarge (MurNavigation *self, guint panel);
gboolean mur_navigation_is_enlarged (const MurNavigation *self);
gboolean mur_navigation_end_enlarged (MurNavigation *self);
/* Ends that, and shows all hidden panels. */
gboolean mur_navigation_show_all_panels (MurNavigation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurNavigation, mur_navigation_free)
