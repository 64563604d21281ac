/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Random formulas and their values, by means that share nothing with the program: a
 * tree, written with no more parentheses than the grammar needs, and evaluated by
 * recursion in long double with a bound on what rounding to double may do to it. */

#pragma once

#include <glib.h>

#define SENTENCE_N_INPUTS 2
#define SENTENCE_N_PARAMETERS 3

typedef struct _Sentence Sentence;

typedef struct
{
  long double value;
  long double error; /* infinite: nothing is said */
} Estimate;

Sentence *sentence_random (GRand *random, int depth);
void sentence_free (Sentence *self);
char *sentence_write (const Sentence *self, GRand *random);
Estimate sentence_evaluate (const Sentence *self,
                            const double *inputs,
                            const long double *parameters);
/* Is every part finite, as a double? */
gboolean sentence_is_finite (const Sentence *self,
                             const double *inputs,
                             const long double *parameters);

/* A finite double of any sign, mostly of everyday size, with all bits in play. */
double random_number (GRand *random);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sentence, sentence_free)

void mur_test_errors (void);
void mur_test_fuzz (void);
void mur_test_gradient (void);
void mur_test_program (void);
void mur_test_special (void);
void mur_test_values (void);
