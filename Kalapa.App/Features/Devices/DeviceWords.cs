namespace Kalapa.App.Features.Devices;

/// <summary>Names the texts of the device register.</summary>
public sealed class DeviceWords;
