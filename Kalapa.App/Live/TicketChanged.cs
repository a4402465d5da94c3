using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Live;

/// <summary>
/// Something about a ticket was committed. It carries ids and routing facts, no content, and stays inside the servers:
/// whoever hears it reads again, with the own rights.
/// </summary>
/// <param name="TicketId">Which.</param>
/// <param name="TenantId">Its company.</param>
/// <param name="BranchCode">Its branch.</param>
/// <param name="RequesterId">Who asks.</param>
/// <param name="CreatedById">Who filed it.</param>
/// <param name="OwnerId">Who holds it now.</param>
/// <param name="State">Its state now.</param>
public sealed record TicketChanged(
    Guid TicketId, Guid TenantId, string BranchCode, Guid RequesterId, Guid CreatedById, Guid? OwnerId, TicketState State)
{
    /// <summary>Users whose notifications were added or marked with it, be it about this ticket or one that it pushed back.</summary>
    public IReadOnlySet<Guid> Notified { get; init; } = FrozenSet<Guid>.Empty;

    /// <summary>
    /// Of two changes to a ticket the later one has the greater number, wherever it was committed and whenever this node hears of it; 0 where the
    /// database belongs to one process.
    /// </summary>
    [JsonIgnore]
    public long Number { get; init; }

    /// <summary>The facts that the rights table asks for.</summary>
    [JsonIgnore]
    public AccessSubject Subject => new(BranchCode, TenantId, RequesterId, CreatedById, OwnerId, State == TicketState.Draft);
}
