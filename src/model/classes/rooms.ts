import type { ResourceClass } from "../class.ts";

/** Rooms, devices and desks. */
export const ROOMS_CLASSES: readonly ResourceClass[] = [
  {
    name: "Room",
    belongsTo: "account",
    product: "rooms",
    area: "Room Management › Zoom Rooms",
    description: "Zoom Rooms, their devices, controllers, settings, locations and calendars.",
  },
  {
    name: "RoomContent",
    belongsTo: "account",
    product: "rooms",
    area: "Room Management › Background Library",
    description: "Background images of rooms.",
  },
  {
    name: "DigitalSignage",
    belongsTo: "account",
    product: "rooms",
    area: "Room Management › Digital Signage",
    description: "Signage contents, playlists and where they are shown.",
  },
  {
    name: "RoomConnector",
    belongsTo: "account",
    product: "room-connector",
    area: "Room Management › Cisco/Polycom Rooms",
    description: "H.323/SIP devices, managed rooms and API connectors with their private keys.",
  },
  {
    name: "Device",
    belongsTo: "account",
    product: null,
    area: "Device Management",
    description: "Devices of the account, their groups and assignment.",
  },
  {
    name: "CollaborationDevice",
    belongsTo: "user",
    product: "rooms",
    area: "Device Management › Collaboration Devices",
    description: "A user's collaboration devices.",
  },
  {
    name: "Workspace",
    belongsTo: "account",
    product: "workspaces",
    area: "Workspaces Management",
    description: "Desks and workspaces, floor maps, assets.",
  },
  {
    name: "WorkspaceReservation",
    belongsTo: "user",
    product: "workspaces",
    area: "Workspaces Management › Reservations",
    description: "Who reserved which desk when.",
  },
  {
    name: "VisitorInvitation",
    belongsTo: "user",
    product: "visitor-management",
    area: "Visitor Management",
    description: "Invitations of visitors and their arrival.",
  },
];
