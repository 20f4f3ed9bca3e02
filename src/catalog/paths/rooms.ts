import { fromSource, type PathRule } from "../authoring.ts";

/** Rooms, signage, devices and desks are equipment: Metadata; who sat or came where, and what is shown, is Data. */
export const ROOM_PATHS: readonly PathRule[] = fromSource<PathRule>("Zoom OpenAPI: Rooms, CRC, Meetings", [
  { path: "/crc", class: "RoomConnector", as: "metadata" },
  // Whoever has the key acts as the connector.
  {
    path: "/crc/api_connectors/{}/private_key",
    class: "RoomConnector",
    as: "part of metadata",
    marks: { GET: ["impersonates"], PATCH: ["takes-over"] },
  },
  { path: "/devices", class: "Device", as: "metadata" },
  { path: "/devices/zpa", class: "Device", as: "part of metadata" },
  { path: "/h323/devices", class: "RoomConnector", as: "metadata" },
  { path: "/sip_phones", class: "SipPhone", as: "metadata" },
  { path: "/rooms", class: "Room", as: "metadata" },
  { path: "/rooms/content/background", class: "RoomContent", as: "data" },
  { path: "/rooms/content/digital_signage", class: "DigitalSignage", as: "data" },
  { path: "/rooms/content/digital_signage/playlists/{}/contents", class: "DigitalSignage", as: "part of data" },
  { path: "/rooms/content/digital_signage/playlists/{}/rooms", class: "DigitalSignage", as: "part of data" },
  { path: "/rooms/controller/apps/config", class: "Room", as: "part of metadata" },
  { path: "/rooms/digital_signage", class: "DigitalSignage", as: "data" },
  { path: "/rooms/events", class: "DigitalSignage", as: "part of data" },
  { path: "/rooms/calendar/services/{}/resources", class: "Room", as: "part of metadata" },
  { path: "/rooms/{}/device_profiles", class: "Room", as: "part of metadata" },
  { path: "/rooms/{}/devices", class: "Room", as: "part of metadata" },
  // Controls join, record and end the meeting that runs in the room.
  { path: "/rooms/{}/events", class: "Room", as: "non-data", marks: { PATCH: ["covert"] } },
  { path: "/rooms/{}/sensor_data", class: "Room", as: "data" },
  { path: "/rooms/{}/tags", class: "Room", as: "part of metadata" },
  // The address is a remote control of the room, camera and microphone included.
  {
    path: "/rooms/{}/virtual_controller",
    class: "Room",
    as: "non-data",
    marks: { GET: ["covert", "exposes-content"] },
  },
  { path: "/visitor/invitation", class: "VisitorInvitation", as: "data" },
  { path: "/visitor/invitation/{}/checkin", class: "VisitorInvitation", as: "part of data" },
  { path: "/workspaces", class: "Workspace", as: "metadata" },
  { path: "/workspaces/events", class: "WorkspaceReservation", as: "part of data" },
  { path: "/workspaces/floormap", class: "Workspace", as: "part of metadata" },
  { path: "/workspaces/usage", class: "WorkspaceReservation", as: "data" },
  { path: "/workspaces/users/{}/calendar", class: "WorkspaceReservation", as: "part of data" },
  { path: "/workspaces/users/{}/reservations", class: "WorkspaceReservation", as: "data" },
  { path: "/workspaces/{}/assignment", class: "Workspace", as: "part of metadata" },
  { path: "/workspaces/{}/background", class: "Workspace", as: "part of metadata" },
  { path: "/workspaces/{}/reservations", class: "WorkspaceReservation", as: "data" },
  { path: "/zrbackground/files", class: "RoomContent", as: "data" },
  { path: "/zrdigitalsignage/files", class: "DigitalSignage", as: "data" },
]);
