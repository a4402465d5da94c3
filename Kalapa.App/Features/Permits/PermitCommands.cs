using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Permits;

namespace Kalapa.App.Features.Permits;

/// <summary>What the page does to a permit, and with which verb.</summary>
public sealed class PermitCommands(HoldPermit hold, AccessTable access)
{
    private static readonly PermitAction[] Here = [PermitAction.Suspend, PermitAction.Resume, PermitAction.Close, PermitAction.Revoke];

    /// <summary>Exactly what the state table and the rights allow <paramref name="actor"/> now: the buttons.</summary>
    public IReadOnlyList<PermitAction> Actions(Actor? actor, PermitRow row) =>
    [
        .. Here.Intersect(PermitLifecycle.Table.Allowed(row.State))
            .Where(action => PermitActions.OperationOf(action) is { } right && access.Allows(actor, right, row.Subject)),
    ];

    /// <summary>Does it; a close needs no words.</summary>
    /// <exception cref="RuleBroken">What the verb says.</exception>
    public Task Run(Guid? userId, PermitRow row, PermitAction action, string text) => action switch
    {
        PermitAction.Suspend => hold.Suspend(userId, row.PermitId, text),
        PermitAction.Resume => hold.Resume(userId, row.PermitId, text),
        PermitAction.Revoke => hold.Revoke(userId, row.PermitId, text),
        PermitAction.Close => hold.Close(userId, row.PermitId),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Done on another page."),
    };
}
