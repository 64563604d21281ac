/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameters that have no effect, and when. */

#include "core/experiments/parallel/private.h"

static gboolean
applies (const MurParameters *parameters, const MurInputs *inputs)
{
  const guint call = mur_parameters_choice (parameters, "call");

  return call == MUR_PARALLEL_APPLY || call == MUR_PARALLEL_APPLY_ASYNC;
}

const MurIdle mur_parallel_idle[] = {
  { "chunk", "Each call of apply is one task; map cuts chunks.", applies },
  { NULL },
};
