namespace Kalapa.App.Live;

/// <summary>
/// Something about an account, a company or one of its visitors was committed. It carries ids, no content, and stays inside the
/// server: whoever hears it reads again, with the own rights.
/// </summary>
/// <param name="Id">Which.</param>
/// <param name="TenantId">Its company; null for staff. An account that changes company changes for both.</param>
public sealed record AccountChanged(Guid Id, Guid? TenantId);
