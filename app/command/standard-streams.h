/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Standard output and error: what is printed arrives or is an error. Main thread. */

#pragma once

#include <glib.h>

/* Call first of all in main(). */
void mur_standard_streams_prepare (void);

/* From now on g_print() and g_printerr() write UTF-8 whatever the locale, at once. */
void mur_standard_streams_take_prints (void);

gboolean mur_standard_output_is_closed (void);

/* FALSE, with the first reason, where not everything that was printed could be written.
 */
gboolean mur_standard_output_check (GError **error);

/* "murmuration: @message" on standard error, as one line of valid UTF-8. */
void mur_standard_error_say (const char *message);
