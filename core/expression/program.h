/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Formulas: compiled once, evaluated over arrays, with exact first derivatives.
 *
 * A formula such as "p1*t*sin(p2*pi*t^2+p3)*exp(-p4*t^2)" has inputs (arrays, one value
 * a row: t), parameters (one value for all rows: p1, p2, …, numbered by their name
 * without a gap) and constants (pi, e). Grammar, tightest first:
 *
 *   number  1  .5  2.5e-3                  name   input, parameter, constant
 *   call    sin(x)  atan2(y, x)            group  (…)
 *   power   a^b    to the right, and tighter than the minus before it: −t^2 = −(t^2);
 *                  a**b is the same
 *   sign    −a  +a                         may follow any operator: 2^-1
 *   product a*b  a/b                       to the left
 *   sum     a+b  a−b                       to the left
 *   comparison  a<b  a>b  a<=b  a>=b  a==b  a!=b     1 or 0
 *   and, or     a&&b, then a||b                      1 or 0; what is not 0 is true
 *   choice  a ? b : c                      b where a is not 0, else c
 *
 * Functions: sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh exp log (also
 * ln) log10 log2 sqrt cbrt abs sign (sgn) step (½ at 0) floor ceil round int erf erfc
 * norm (the normal distribution's) gamma lgamma sinc (sin x / x) j0 j1 (besj0, besj1),
 * and of two arguments: pow atan2 min max mod hypot, voigt and dispersion, the real and
 * imaginary part of w(x + iy) for y ≥ 0. "−" (U+2212), "·", "×" and "π" may be typed for
 * -, *, * and pi, ≤ ≥ ≠ for <= >= !=. Multiplication is written out: "2 t" is an error
 * that says so.
 *
 * Values follow IEEE 754: log(−1) is NaN, 1/0 infinite, and no floating-point event is
 * an error. The derivative of abs and sign at 0 is 0, of min and max that of the chosen
 * side (the first of equals), of floor, ceil and conditions 0; where an inner derivative is 0, so
 * is the product with an infinite outer one: sqrt(p1*t) at t = 0. min and max of NaN
 * are NaN; mod has the sign of its second argument.
 *
 * The compiler folds constants, shares equal parts, and sorts operations by what they
 * depend on: parameters only (once an evaluation), inputs only (once a
 * MurProgramCache), both (each row). Evaluation runs block by block, MUR_PROGRAM_BLOCK
 * rows that stay in the first-level cache. A program is immutable: any number of
 * threads may evaluate it, each with a workspace of its own. */

#pragma once

#include <glib.h>

#define MUR_PROGRAM_BLOCK 256       /* rows */
#define MUR_PROGRAM_MAX_LENGTH 4096 /* bytes of source */
#define MUR_PROGRAM_MAX_DEPTH 128   /* of nested parentheses, signs and powers */
#define MUR_PROGRAM_MAX_PARAMETERS 64

typedef struct _MurProgram MurProgram;
typedef struct _MurProgramCache MurProgramCache;
typedef struct _MurProgramWorkspace MurProgramWorkspace;

/* @inputs: names, %NULL-terminated; @prefix: what parameters begin with ("p"), or %NULL
 * for none. Errors (MUR_ERROR_VALUE, about the field "formula") give the column, what
 * was found and what was expected. */
MurProgram *mur_program_new (const char *source,
                             const char *const *inputs,
                             const char *prefix,
                             GError **error);
/* The same with parameters of any name: those that are neither inputs, constants nor
 * functions, in order of appearance. Where all of them are p1, p2, … they are numbered as
 * above. */
MurProgram *
mur_program_new_named (const char *source, const char *const *inputs, GError **error);
MurProgram *mur_program_ref (const MurProgram *self);
void mur_program_unref (MurProgram *self);

/* The largest parameter number that occurs; each from 1 up to it does occur. */
guint mur_program_n_parameters (const MurProgram *self);
const char *mur_program_parameter (const MurProgram *self, guint number); /* from 0 */
guint mur_program_n_inputs (const MurProgram *self);
/* Whether the name @input occurs in @source, which need not be a formula. */
gboolean mur_program_mentions (const char *source, const char *input);
/* @source with @replacement wherever the name @input stands. Returns: (nullable): %NULL
 * where it is no text */
char *
mur_program_replace (const char *source, const char *input, const char *replacement);
/* The largest number that is written out in @source; 0 where none is. */
double mur_program_largest_number (const char *source);
/* Array operations a row: what an evaluation costs. */
guint mur_program_n_operations (const MurProgram *self);

/* The parts that depend on the inputs only, for @n_rows of data, computed once and then
 * read by every evaluation. Copies the inputs (one array of @n_rows an input name);
 * immutable.
 * @self is referenced. */
MurProgramCache *mur_program_cache_new (const MurProgram *self,
                                        const double *const *inputs,
                                        gsize n_rows);
void mur_program_cache_free (MurProgramCache *cache);

MurProgramWorkspace *mur_program_workspace_new (const MurProgram *self);
void mur_program_workspace_free (MurProgramWorkspace *workspace);

/* Evaluates rows @first … @first + @n − 1 into @values[0 … n − 1]. Bits do not depend
 * on how the rows are cut as long as @first is a multiple of MUR_PROGRAM_BLOCK; no
 * allocation. */
void mur_program_evaluate (const MurProgramCache *cache,
                           MurProgramWorkspace *workspace,
                           const double *parameters,
                           gsize first,
                           gsize n,
                           double *values);

/* The same, with derivatives: @gradient[k * stride + row − first] is ∂/∂p(k+1). */
void mur_program_evaluate_gradient (const MurProgramCache *cache,
                                    MurProgramWorkspace *workspace,
                                    const double *parameters,
                                    gsize first,
                                    gsize n,
                                    double *values,
                                    double *gradient,
                                    gsize stride);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurProgram, mur_program_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurProgramCache, mur_program_cache_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurProgramWorkspace, mur_program_workspace_free)
