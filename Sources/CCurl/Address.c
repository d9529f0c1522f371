#define _GNU_SOURCE
#include "Transfer.h"

#include <netinet/in.h>
#include <string.h>

typedef struct { uint32_t network; int bits; } block;

// What the Internet does not route to: RFC 6890 and its successors.
static const block closed_blocks[] = {
    {0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16},
    {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24}, {0xC0586300, 24}, {0xC0A80000, 16},
    {0xC6120000, 15}, {0xC6336400, 24}, {0xCB007100, 24}, {0xE0000000, 4},  {0xF0000000, 4},
};

static bool is_public_4(uint32_t address) {
  for (size_t i = 0; i < sizeof closed_blocks / sizeof *closed_blocks; i++) {
    block each = closed_blocks[i];
    if ((address >> (32 - each.bits)) == (each.network >> (32 - each.bits))) return false;
  }
  return true;
}

static uint32_t last_four(const uint8_t *bytes) {
  return (uint32_t)bytes[12] << 24 | (uint32_t)bytes[13] << 16 | (uint32_t)bytes[14] << 8 | bytes[15];
}

static bool is_mapped(const struct in6_addr *address) { return IN6_IS_ADDR_V4MAPPED(address); }

// Only global unicast (2000::/3), without the tunnels 2002::/16 and 2001::/32 that carry any IPv4 address, and without
// the documentation block 2001:db8::/32.
static bool is_public_6(const struct in6_addr *address) {
  const uint8_t *b = address->s6_addr;
  if (is_mapped(address)) return is_public_4(last_four(b));
  if ((b[0] & 0xE0) != 0x20) return false;
  if (b[0] == 0x20 && b[1] == 0x02) return false;
  if (b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x00 && b[3] == 0x00) return false;
  return !(b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0D && b[3] == 0xB8);
}

static bool is_loopback_6(const struct in6_addr *address) {
  return IN6_IS_ADDR_LOOPBACK(address) || (is_mapped(address) && address->s6_addr[12] == 127);
}

bool address_is_allowed(const struct sockaddr *address, ccurl_addresses allowed) {
  if (allowed == CCURL_ANY_ADDRESS) return true;
  if (address->sa_family == AF_INET) {
    struct sockaddr_in four;
    memcpy(&four, address, sizeof four);
    uint32_t number = ntohl(four.sin_addr.s_addr);
    return allowed == CCURL_LOOPBACK_ONLY ? number >> 24 == 127 : is_public_4(number);
  }
  if (address->sa_family != AF_INET6) return false;
  struct sockaddr_in6 six;
  memcpy(&six, address, sizeof six);
  return allowed == CCURL_LOOPBACK_ONLY ? is_loopback_6(&six.sin6_addr) : is_public_6(&six.sin6_addr);
}
