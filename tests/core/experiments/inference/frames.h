/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading frames of the inference. */

#pragma once

#include "core/run/job.h"

#define INFERENCE (&mur_experiment_inference)

/* To the end; the frame there. */
MurFrame *mur_test_inference_run (const MurSession *session);
/* Row @label of the estimates, and of a table. */
double mur_test_inference_estimate (const MurFrame *frame,
                                    const char *label,
                                    const char *column);
/* The numbers of a column that is there. */
const double *mur_test_inference_column (const MurFrame *frame,
                                         const char *table,
                                         const char *column);
gsize mur_test_inference_n_rows (const MurFrame *frame, const char *table);
/* The largest distance of a value from the truth. */
double mur_test_inference_error (const MurFrame *frame);
void mur_test_inference_assert_note (const MurFrame *frame, const char *part);
