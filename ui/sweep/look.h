/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the runs of a sweep are looked at: the scene, and which fields it is over. */

#pragma once

#include "core/experiment/titles.h"
#include "core/sweep/summary.h"
#include "ui/figures/scene.h"
#include "ui/sweep/results.h"

typedef enum
{
  MUR_SWEEP_HEAT,
  MUR_SWEEP_CURVES,
  MUR_SWEEP_SCATTER,
  MUR_SWEEP_DISTRIBUTION,
  MUR_N_SWEEP_SCENES
} MurSweepScene;

/* Of the numbers above; without builders, as no frame is drawn. */
extern const MurScene mur_sweep_scenes[];

/* What a scene is over; each scene has fields of its own, by which it comes back. */
typedef struct
{
  char *x, *y, *value; /* (nullable): names of fields; %NULL: it has none */
} MurSweepOver;

typedef struct
{
  MurSweepScene scene;
  MurStatistic statistic;
  MurSweepOver over[MUR_N_SWEEP_SCENES];
  MurTitles *titles; /* nullable */
} MurSweepLook;

/* The look that @results open with. */
MurSweepLook *mur_sweep_look_new (const MurSweepResults *results);
MurSweepLook *mur_sweep_look_copy (const MurSweepLook *self);
void mur_sweep_look_free (MurSweepLook *self);

/* "x", "y" and "value"; ends with %NULL. */
extern const char *const mur_sweep_look_parts[];

/* Sets the field @part, one of the above, of the scene in sight. Where x and y would be
 * the same, the other takes its place. Returns: FALSE where it cannot be that */
gboolean mur_sweep_look_set (MurSweepLook *self,
                             const MurSweepResults *results,
                             const char *part,
                             const char *field,
                             GError **error);
/* Whether the scene in sight can have @field as @part. */
gboolean mur_sweep_look_takes (const MurSweepLook *self,
                               const char *part,
                               const MurSweepField *field);
/* Returns: (nullable): the name of the field that is @part of the scene in sight */
const char *mur_sweep_look_get (const MurSweepLook *self, const char *part);
gboolean mur_sweep_look_set_scene (MurSweepLook *self, const char *id, GError **error);
gboolean
mur_sweep_look_set_statistic (MurSweepLook *self, const char *id, GError **error);
/* As mur_titles_with(). */
void mur_sweep_look_set_title (MurSweepLook *self, const char *name, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurSweepLook, mur_sweep_look_free)
