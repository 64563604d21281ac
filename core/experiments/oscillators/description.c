/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of the oscillators holds. Tables with a column for each oscillator have
 * 200 at even distances where there are more, called by their numbers; pictures have up
 * to a dozen, or else six of those. Phases are radians, and at rest unless they are
 * called turned: seen from a frame that turns with the mean natural frequency. Means
 * are over the last half to three quarters of the time since the start or a change. */

#include "core/experiments/oscillators/private.h"

#define DERIVED MUR_DESCRIBED_DERIVED

#define TIME                                                                    \
  {                                                                             \
    "time", "t", "Time", "s", "The times of the samples.", MUR_DESCRIBED_COURSE \
  }
#define OSCILLATOR                                                              \
  {                                                                             \
    "oscillator", NULL, "Oscillator", NULL, "Which oscillator, counted from 1." \
  }

static const MurQuantity frequency[] = {
  TIME,
  { "f*", NULL, "Frequency", "rad/s", "How fast the oscillator's phase moves." },
  { NULL },
};

static const MurQuantity phase[] = {
  TIME,
  { "phi*", "φ", "Phase", "rad", "The oscillator's phase, unwrapped." },
  { NULL },
};

static const MurQuantity order[] = {
  TIME,
  { "r", "r", "Order parameter", NULL, "How much in step all are, from 0 to 1." },
  { "psi", "ψ", "Mean phase", "rad", "The phase of the mean field." },
  { NULL },
};

#define SHADE                                                                        \
  {                                                                                  \
    "shade", NULL, "Shade", NULL,                                                    \
      "Its colour: 0 for the slowest natural frequency, 1 for the fastest.", DERIVED \
  }

static const MurQuantity oscillators[] = {
  { "omega", "ω", "Natural frequency", "rad/s", "How fast it is alone." },
  { "initial_phase", "φ₀", "First phase", "rad", "Where it began." },
  { "amplitude", NULL, "Amplitude", NULL, "How large its signal is." },
  { "phase", "φ", "Phase", "rad", "Where it is, unwrapped." },
  { "mean_frequency", NULL, "Mean frequency", "rad/s",
    "Its frequency, averaged; missing before there is a time to average over." },
  { "group", NULL, "Group", NULL,
    "Which set runs at one frequency, numbered by size; 0 runs alone." },
  { "local_r", NULL, "Local order parameter", NULL,
    "How much in step a sixteenth of the ring around it is; missing where not all have "
    "a row." },
  { "number", NULL, "Oscillator", NULL, "Which oscillator, counted from 1." },
  { "rank", NULL, "Rank", NULL, "Its place by natural frequency; 1 is the slowest.",
    DERIVED },
  SHADE,
  { NULL },
};

static const MurQuantity couplings[] = {
  { "from_*", "K", "Coupling", NULL,
    "How the oscillator drives that of the row: first harmonic, normalised, before the "
    "parameter coupling." },
  { NULL },
};

static const MurQuantity sweep[] = {
  { "coupling", "K", "Coupling", NULL, "The couplings that a sweep visits." },
  { "r_up", NULL, "r, up", NULL, "The order parameter on the way up, averaged." },
  { "r_down", NULL, "r, down", NULL, "The order parameter on the way down, averaged." },
  { "r_theory", NULL, "r, theory", NULL, "What theory expects; missing without one." },
  { NULL },
};

static const MurQuantity theory[] = {
  { "coupling", "K", "Coupling", NULL, "Couplings over the range of a sweep." },
  { "r", "r", "Order parameter", NULL, "What theory expects; missing without one." },
  { NULL },
};

static const MurQuantity turned_phase[] = {
  TIME,
  { "phi*", "φ", "Phase", "rad", "The oscillator's phase, unwrapped and turned." },
  { "turn", NULL, "Turn", "rad", "How far the frame has turned." },
  { NULL },
};

static const MurQuantity wrapped_phase[] = {
  OSCILLATOR,
  { "time", "t", "Time", "s", "The times of the samples and of crossing an edge." },
  { "phase", "φ", "Phase", "rad", "From −π to π; missing between two edges." },
  { NULL },
};

static const MurQuantity signals[] = {
  TIME,
  { "s*", NULL, "Signal", NULL, "The oscillator's amplitude times the cosine." },
  { "sum", NULL, "Sum", NULL, "The signals of these oscillators, summed up." },
  { "total", NULL, "Total", NULL, "Those of all that have a course, summed up." },
  { NULL },
};

static const MurQuantity sine_signals[] = {
  TIME,
  { "s*", NULL, "Signal", NULL, "The oscillator's amplitude times the sine." },
  { "sum", NULL, "Sum", NULL, "The signals of these oscillators, summed up." },
  { "total", NULL, "Total", NULL, "Those of all that have a course, summed up." },
  { NULL },
};

static const MurQuantity circle[] = {
  OSCILLATOR,
  { "omega", "ω", "Natural frequency", "rad/s", "How fast it is alone." },
  { "x", "cos φ", "Right", NULL, "The cosine of its phase." },
  { "y", "sin φ", "Up", NULL, "The sine of its phase." },
  { "turned_x", "cos φ", "Right", NULL, "The cosine of its phase, turned." },
  { "turned_y", "sin φ", "Up", NULL, "The sine of its phase, turned." },
  { "phase", "φ", "Phase", "rad", "Its phase from −π to π." },
  { "turned_phase", "φ", "Phase", "rad", "Its phase from −π to π, turned." },
  { "centred_phase", "φ − ψ", "Phase − mean phase", "rad",
    "How far it is before the mean phase, from −π to π." },
  SHADE,
  { NULL },
};

static const MurQuantity mean_field[] = {
  { "x", "r cos ψ", "Right", NULL, "The mean of all cosines." },
  { "y", "r sin ψ", "Up", NULL, "The mean of all sines." },
  { "turned_x", "r cos ψ", "Right", NULL, "The mean of all cosines, turned." },
  { "turned_y", "r sin ψ", "Up", NULL, "The mean of all sines, turned." },
  { NULL },
};

static const MurQuantity coupling_cells[] = {
  { "i", "i", "Driven", NULL, "Which oscillator is driven, counted from 1." },
  { "j", "j", "Drives", NULL, "Which oscillator drives it, counted from 1." },
  { "coupling", "K", "Coupling", NULL, "The number of the table couplings." },
  { NULL },
};

static const MurQuantity shown[] = {
  OSCILLATOR,
  { "omega", "ω", "Natural frequency", "rad/s", "How fast it is alone." },
  { "rank", NULL, "Rank", NULL,
    "Its place by natural frequency among these; 1 is the slowest." },
  SHADE,
  { "low", NULL, "Lowest frequency", "rad/s",
    "As far below its natural frequency as any gets from its own." },
  { "high", NULL, "Highest frequency", "rad/s",
    "As far above its natural frequency as any gets from its own." },
  { NULL },
};

static const MurQuantity tails[] = {
  OSCILLATOR,
  { "x", NULL, "Right", NULL, "Where it has been, and the older the farther inside." },
  { "y", NULL, "Up", NULL, "The same, upwards." },
  { "turned_x", NULL, "Right", NULL, "The same as x, turned." },
  { "turned_y", NULL, "Up", NULL, "The same as y, turned." },
  { NULL },
};

static const MurQuantity nodes[] = {
  OSCILLATOR,
  { "x", NULL, "Right", NULL, "Where it is in the drawn network." },
  { "y", NULL, "Up", NULL, "The same, upwards." },
  { "phase", "φ", "Phase", "rad", "Its phase from −π to π." },
  { "turned_phase", "φ", "Phase", "rad", "Its phase from −π to π, turned." },
  { NULL },
};

static const MurQuantity links[] = {
  { "x", NULL, "Right", NULL,
    "From the middle of two to the one that is driven; missing between two lines." },
  { "y", NULL, "Up", NULL, "The same, upwards." },
  { NULL },
};

const MurTableDescription mur_oscillators_tables[] = {
  { "frequency", "Frequencies", "Instantaneous frequencies at the samples.",
    frequency },
  { "phase", "Phases", "Phases at the samples.", phase },
  { "order", "Order parameter", "The mean field of all oscillators at the samples.",
    order },
  { "oscillators", "Oscillators",
    "Every oscillator, or 10000 at even distances, at the last sample.", oscillators },
  { "couplings", "Couplings", "Who drives whom, a row for each who is driven.",
    couplings },
  { "sweep", "Sweep", "The order parameter against the coupling.", sweep },
  { "theory", "Theory", "The same in theory, in fine steps.", theory },
  { "turned_phase", "Phases, turned", "Phases of the pictures' oscillators, turned.",
    turned_phase, DERIVED },
  { "wrapped_phase", "Phases, wrapped", "The lines of wrapped phases, one by one.",
    wrapped_phase, DERIVED },
  { "turned_wrapped_phase", "Phases, turned and wrapped",
    "The lines of turned and wrapped phases, one by one.", wrapped_phase, DERIVED },
  { "signals", "Signals", "Signals of the pictures' oscillators.", signals, DERIVED },
  { "sine_signals", "Signals, a quarter turn later", "The same by sines.", sine_signals,
    DERIVED },
  { "circle", "Unit circle", "Phases on the unit circle, of up to 1500 oscillators.",
    circle, DERIVED },
  { "mean_field", "Mean field", "The mean of all phases on the unit circle.",
    mean_field, DERIVED },
  { "coupling_cells", "Couplings, cell by cell",
    "The couplings row by row, a cell of the matrix a row.", coupling_cells, DERIVED },
  { "shown", "Oscillators with a course", "Their order and colours in pictures.", shown,
    DERIVED },
  { "tails", "Tails", "Where up to 60 oscillators have just been on the unit circle.",
    tails, DERIVED },
  { "nodes", "Nodes", "Up to 400 oscillators in the drawn network.", nodes, DERIVED },
  { "links", "Links", "Lines of attracting couplings, of up to 4000 in all.", links,
    DERIVED },
  { "repelling_links", "Repelling links", "Lines of those that repel.", links,
    DERIVED },
  { NULL },
};

const MurQuantity mur_oscillators_scalars[] = {
  { "time", "t", "Time", "s", "The time of the last sample.", .group = "Run" },
  { "r", "r", "Order parameter", NULL, "How much in step all are, from 0 to 1.",
    .group = "Synchrony" },
  { "r_mean", "r̄", "Mean order parameter", NULL, "The order parameter, averaged.",
    .group = "Synchrony" },
  { "locked_fraction", NULL, "Locked fraction", NULL,
    "The part of the oscillators that run at one frequency with another.",
    .group = "Synchrony" },
  { "locked_groups", NULL, "Locked groups", NULL, "How many such sets there are.",
    .group = "Synchrony" },
  { "oscillators", "N", "Oscillators", NULL, "How many there are.", .group = "Run" },
  { "coupling", "K", "Coupling", NULL, "The coupling in force.", .group = "Coupling" },
  { "critical_coupling", "Kc", "Critical coupling", NULL,
    "Where synchrony begins in theory; missing without one.", .group = "Coupling" },
  { "locking_coupling", NULL, "Locking coupling", NULL,
    "From where on all can lock; missing without theory.", .group = "Coupling" },
  { "steps", NULL, "Time steps", NULL, "How many steps the solver has taken.",
    .group = "Run" },
  { "evaluations", NULL, "Evaluations", NULL, "How often it used the couplings.",
    .group = "Run" },
  { "synchrony", NULL, "Synchrony", NULL,
    "Whether the order parameter depends on one coupling: of a sweep, or where all are "
    "coupled alike (1), or not (0).",
    DERIVED },
  { "links", NULL, "Couplings", NULL, "How many couplings are not zero.", DERIVED },
  { "repelling", NULL, "Repelling", NULL,
    "Whether some couplings are negative (1), or none (0).", DERIVED },
  { "chance_r", "1/√N", "Chance level", NULL,
    "About the order parameter of phases at random.", DERIVED },
  { "natural_low", NULL, "Lowest natural frequency", "rad/s",
    "Where an axis of natural frequencies begins that leaves out those far out.",
    DERIVED },
  { "natural_high", NULL, "Highest natural frequency", "rad/s", "Where it ends.",
    DERIVED },
  { "mean_low", NULL, "Lowest mean frequency", "rad/s",
    "Where an axis of their mean frequencies begins.", DERIVED },
  { "mean_high", NULL, "Highest mean frequency", "rad/s", "Where it ends.", DERIVED },
  { "frequency_low", NULL, "Lowest frequency", "rad/s",
    "Where an axis of their instantaneous frequencies begins.", DERIVED },
  { "frequency_high", NULL, "Highest frequency", "rad/s", "Where it ends.", DERIVED },
  { "largest_amplitude", NULL, "Largest amplitude", NULL,
    "Of those that have a course.", DERIVED },
  { "total_amplitude", NULL, "Total amplitude", NULL, "Of those, summed up.", DERIVED },
  { NULL },
};
