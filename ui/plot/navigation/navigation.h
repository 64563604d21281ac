/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The navigation of a figure: which limits, layers and scales all of its panels show,
 * and the way there and back. No pixels but those of a layout, no widgets.
 *
 * An axis is automatic — its limits follow the figure — until it is navigated; then it
 * holds what it shows until it is fitted. Panels of one link_x share limits and scale
 * of x. Limits stay what an axis can use: a step beyond that is not taken. */

#pragma once

#include "ui/plot/layout/hit.h"

#define MUR_VIEW_ERROR (mur_view_error_quark ())

typedef enum
{
  MUR_VIEW_ERROR_INVALID, /* limits that an axis cannot have */
  MUR_VIEW_ERROR_LOCKED
} MurViewError;

GQuark mur_view_error_quark (void);

/* What automatic limits do when a figure is shown. Navigated axes hold, but for ANEW.
 */
typedef enum
{
  MUR_FOLLOW_GROW, /* they grow where the figure needs it */
  MUR_FOLLOW_HOLD, /* they stay, where there are any */
  MUR_FOLLOW_FIT,  /* they are found anew */
  MUR_FOLLOW_ANEW  /* another figure: all is found anew, and nothing to go back to */
} MurFollow;

typedef struct _MurView MurView;

MurView *mur_view_new (void);
void mur_view_free (MurView *self);

/* Keeps a reference on @figure in place of the one before. Another number of panels
 * than before is ANEW. Hidden layers are known by their names. */
void mur_view_show (MurView *self, const MurFigure *figure, MurFollow follow);
/* Returns: (nullable): (transfer none) */
const MurFigure *mur_view_figure (const MurView *self);
/* Returns: (transfer none): one a panel, for mur_layout_new() and mur_export(); valid
 * until the next change */
const MurPanelView *mur_view_panels (const MurView *self, guint *n);
/* Keeps the legends where @layout, made from this view, has put them. */
void mur_view_keep_legends (MurView *self, const MurLayout *layout);

/* Navigation. All return whether anything changed; while the view is locked nothing
 * does. Areas are those of @layout, which need not be of the latest limits. Panels of
 * equal units keep them: both axes move together there. */

/* Moves what is shown by (@dx, @dy), as if held by the pointer. */
gboolean mur_view_pan (MurView *self,
                       const MurLayout *layout,
                       guint panel,
                       MurAxes axes,
                       double dx,
                       double dy);
/* Shows 1 / @factor of the range (above 1: closer), with (@px, @py) staying in its
 * place. */
gboolean mur_view_zoom (MurView *self,
                        const MurLayout *layout,
                        guint panel,
                        MurAxes axes,
                        double factor,
                        double px,
                        double py);
/* Shows what @box holds. A box flatter than 4 units in one direction leaves that axis
 * as it is. */
gboolean mur_view_zoom_to (MurView *self,
                           const MurLayout *layout,
                           guint panel,
                           MurRectangle box);
/* Makes axes automatic, and finds their limits anew. */
gboolean mur_view_fit (MurView *self, guint panel, MurAxes axes);
gboolean mur_view_fit_all (MurView *self);

/* Limits as numbers: finite, @minimum < @maximum, within ±1e307, above 0 on log axes;
 * @axis is one. The error says which of them is wrong and what is allowed. */
gboolean mur_view_set_limits (MurView *self,
                              guint panel,
                              MurAxes axis,
                              double minimum,
                              double maximum,
                              GError **error);
/* Limits as people type them, "−1.5", "2e-3"; nothing typed: automatic. */
gboolean mur_view_type_limits (MurView *self,
                               guint panel,
                               MurAxes axis,
                               const char *minimum,
                               const char *maximum,
                               GError **error);
/* The limits now, as one would type them, with the digits that matter. */
void mur_view_limit_texts (
  const MurView *self, guint panel, MurAxes axis, char **minimum, char **maximum);

/* A log axis shows nothing at and below zero: limits there are found anew. Part of the
 * history. */
gboolean
mur_view_set_scale (MurView *self, guint panel, MurAxes axes, MurScaleChoice choice);
/* The scale that results. */
MurScale mur_view_scale (const MurView *self, guint panel, MurAxes axis);
/* Whether a log axis is of use: not for categories, nor where nothing is above zero. */
gboolean mur_view_can_be_log (const MurView *self, guint panel, MurAxes axis);

/* Several steps as one entry of the history; calls nest. Without them each step is an
 * entry. */
void mur_view_begin_gesture (MurView *self);
void mur_view_end_gesture (MurView *self);
/* Undoes the gesture under way, as Escape does. */
gboolean mur_view_cancel_gesture (MurView *self);
gboolean mur_view_back (MurView *self);
gboolean mur_view_forward (MurView *self);
gboolean mur_view_can_go_back (const MurView *self);
gboolean mur_view_can_go_forward (const MurView *self);

/* Locked, the view refuses all of the above; series may still be hidden. */
typedef enum
{
  MUR_VIEW_FREE,
  MUR_VIEW_LOCKED
} MurViewLock;

void mur_view_set_lock (MurView *self, MurViewLock lock);
MurViewLock mur_view_lock (const MurView *self);
/* Whether @axes of a panel, any of them, are navigated. */
gboolean mur_view_is_navigated (const MurView *self, guint panel, MurAxes axes);
gboolean mur_view_is_any_navigated (const MurView *self);

/* Hides a layer, or shows it again; automatic limits leave it out. Layers beyond the
 * 64th cannot be hidden. */
gboolean mur_view_toggle_layer (MurView *self, guint panel, guint layer);
gboolean mur_view_is_hidden (const MurView *self, guint panel, guint layer);
/* Returns: whether there were hidden layers */
gboolean mur_view_show_all_layers (MurView *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurView, mur_view_free)
