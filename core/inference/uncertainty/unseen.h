/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reasons why data do not tell parameters, from the course of the phases. Private to
 * core/inference. */

#pragma once

#include "core/inference/uncertainty/identifiability.h"

typedef struct
{
  guint n;
  guint bits;
  guint locked[2], mirror[2], slowest[2]; /* oscillators */
  guint seen_by;                          /* of mirror */
  double duration;
  double travel; /* of the slowest difference, rad */
  gsize n_rows, n_parameters;
} MurUnseenCauses;

/* After an evaluation of @likelihood at @parameters. @is_short_of: whether directions
 * are missing. */
void mur_unseen_look (MurUnseenCauses *self,
                      const MurLikelihood *likelihood,
                      const double *parameters,
                      double sigma,
                      gboolean is_short_of);
/* As of mur_identifiability_reason() and _cure(). */
char *mur_unseen_reason (const MurUnseenCauses *self, MurUnseen cause);
const char *mur_unseen_cure (MurUnseen cause);
