/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a run says of itself in words. */

#include "core/experiments/inference/private.h"

#include <math.h>
#include <string.h>

static const char *const stages[] = {
  [MUR_INFERENCE_SIMULATE] = "phases are simulated",
  [MUR_INFERENCE_START] = "looking for where to start",
  [MUR_INFERENCE_OPTIMISE] = "searching",
  [MUR_INFERENCE_REGRESS] = "regression",
  [MUR_INFERENCE_FIND_ERRORS] = "standard errors",
  [MUR_INFERENCE_NEXT_WINDOW] = "next window",
  [MUR_INFERENCE_IDENTIFY] = "what the data can tell",
  [MUR_INFERENCE_PROFILE] = "intervals by profiles",
  [MUR_INFERENCE_DRAW] = "draws from the posterior",
  [MUR_INFERENCE_PREDICT] = "the model beside the data",
  [MUR_INFERENCE_DONE] = NULL,
};

static void
add (GString *text, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", words);
}

static void
add_stage (const MurInference *self, GString *text)
{
  if (stages[self->stage] == NULL)
    return;
  add (text, stages[self->stage]);
  if (self->windows.n > 1 && self->stage <= MUR_INFERENCE_NEXT_WINDOW)
    g_string_append_printf (text, ", window %u of %u", self->windows.current + 1,
                            self->windows.n);
}

static const char *
tried_words (const MurInference *self)
{
  if (!mur_inference_is_tried (self))
    return NULL;
  return self->shown.has_failed
           ? "the phases at the values that are tried take too long to integrate"
           : "the model is that of the values that are tried";
}

/* Of random starts: how many agree. */
static void
add_starts (const MurInference *self, GString *text)
{
  const double *numbers = self->results.numbers;
  const double n = numbers[MUR_INFERENCE_STARTS];
  const double n_agreeing = numbers[MUR_INFERENCE_STARTS_AGREEING];
  const double n_others = numbers[MUR_INFERENCE_STARTS_OTHERS];
  const gboolean is_over_time = self->windows.n > 1;

  if (self->settings.kind == MUR_OBSERVATION_SUM
      && self->settings.start == MUR_INFERENCE_FROM_SEVERAL
      && self->settings.n > MUR_INFERENCE_SWARM_MAX_N)
    add (text, "random starts are for sums of up to " G_STRINGIFY (
                 MUR_INFERENCE_SWARM_MAX_N) " oscillators: this search began at the "
                                            "line of the sum");
  if (!(n > 0))
    return;
  g_string_append_printf (
    text, "%s%s%.0f of %.0f searches from random starts ended at %s fit",
    text->len > 0 ? "; " : "", is_over_time ? "in the first window " : "", n_agreeing,
    n, is_over_time ? "its" : "this");
  if (n_others > 0)
    g_string_append_printf (text,
                            ", and %.0f at other values that fit as well: the data do "
                            "not tell which are true",
                            n_others);
}

/* What is to be known before results are trusted. */
static void
add_remarks (const MurInference *self, GString *text)
{
  add (text, tried_words (self));
  add (text, self->data.remark);
  add_starts (self, text);
  add (text, self->results.error_words);
  for (guint k = 0; self->results.reasons != NULL && self->results.reasons[k] != NULL;
       k++)
    g_string_append_printf (text, "%s%s. %s", text->len > 0 ? ". " : "",
                            self->results.reasons[k], self->results.cures[k]);
}

static char *
finish (GString *text)
{
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

char *
mur_inference_note (const MurInference *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_stage (self, text);
  add_remarks (self, text);
  return finish (text);
}

/* A sentence becomes a part of one. */
static void
add_sentence (GString *text, const char *sentence)
{
  g_autofree char *words = g_strdup (sentence);

  words[0] = g_ascii_tolower (words[0]);
  if (g_str_has_suffix (words, "."))
    words[strlen (words) - 1] = '\0';
  add (text, words);
}

char *
mur_inference_reason (MurRun *run)
{
  const MurInference *self = (const MurInference *)run;
  const double why = self->results.numbers[MUR_INFERENCE_WHY];
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->settings.by_transitions)
    add (text, "transitions are linear in the parameters, so the regression is the "
               "answer");
  else if (self->settings.estimator == MUR_INFERENCE_REGRESSION)
    add (text, "the regression needs no search");
  else if (!isnan (why))
    add_sentence (text, mur_optimiser_reason_text ((MurOptimiserReason)why));
  add_remarks (self, text);
  return finish (text);
}
