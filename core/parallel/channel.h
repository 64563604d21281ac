/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One end of a socket, with what was read and not yet used, and what is still to be
 * written. Private to core/parallel. */

#pragma once

#include "core/parallel/message.h"

typedef struct
{
  int fd; /* -1: closed */
  GByteArray *in, *out;
  gsize n_used;    /* of in */
  gsize n_written; /* of out */
} MurChannel;

void mur_channel_init (MurChannel *self, int fd);
/* Closes it. */
void mur_channel_clear (MurChannel *self);

/* Adds to what is to be written. */
void mur_channel_put (MurChannel *self, gconstpointer bytes, gsize n);
/* Writes what there is; without waiting where @flags has MSG_DONTWAIT.
 * Returns: FALSE where the other end is closed */
gboolean mur_channel_write (MurChannel *self, int flags);
gboolean mur_channel_has_to_write (const MurChannel *self);
/* Reads what has come, in the same way; at least something. */
gboolean mur_channel_read (MurChannel *self, int flags);
/* The next whole message, if there is one; @payload lasts until the next read. */
gboolean
mur_channel_next (MurChannel *self, MurMessage *message, const guint8 **payload);
/* What follows the header of @message. */
gsize mur_message_payload (const MurMessage *message);
