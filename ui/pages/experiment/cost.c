/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/experiment/cost.h"

#include "core/base/number.h"

#define LARGE_BYTES 1e9
#define LONG_SECONDS 300.0

char *
mur_cost_describe (const MurSession *session)
{
  g_autofree char *time = NULL;
  g_autofree char *memory = NULL;
  MurCost cost;

  g_return_val_if_fail (session != NULL, NULL);

  if (session->experiment->cost == NULL)
    return NULL;
  cost = session->experiment->cost (session->parameters, session->inputs);
  if (cost.bytes < LARGE_BYTES && cost.seconds < LONG_SECONDS)
    return NULL;
  time = mur_number_duration (cost.seconds);
  memory = g_format_size ((guint64)cost.bytes);
  if (cost.bytes < LARGE_BYTES)
    return g_strdup_printf ("about %s", time);
  return g_strdup_printf ("about %s and %s", memory, time);
}
