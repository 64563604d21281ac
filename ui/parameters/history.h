/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo of parameter values. Changes of one gesture, such as a whole drag of a
 * slider, are one step. */

#pragma once

#include "core/experiment/parameter.h"

typedef struct _MurParameterHistory MurParameterHistory;

MurParameterHistory *mur_parameter_history_new (const MurParameters *values);
void mur_parameter_history_free (MurParameterHistory *self);

/* The values in force; borrowed until the next change. */
const MurParameters *mur_parameter_history_values (const MurParameterHistory *self);

/* @values (copied) come into force. They replace the step before where @gesture is not
 * 0 and the same as then. Values equal to those in force are no step. */
void mur_parameter_history_record (MurParameterHistory *self,
                                   const MurParameters *values,
                                   guint64 gesture);

gboolean mur_parameter_history_can_undo (const MurParameterHistory *self);
gboolean mur_parameter_history_can_redo (const MurParameterHistory *self);
void mur_parameter_history_undo (MurParameterHistory *self);
void mur_parameter_history_redo (MurParameterHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurParameterHistory, mur_parameter_history_free)
