namespace Kalapa.App.Live;

/// <summary>A device passed a gate. It carries no content: whoever hears it reads again, with the own rights.</summary>
/// <param name="Id">Which.</param>
/// <param name="TenantId">Whose.</param>
public sealed record DeviceChanged(Guid Id, Guid TenantId);
