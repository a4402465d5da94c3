using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>How a support request comes into the one line, whoever's verb brings it there.</summary>
internal static class SupportSubmission
{
    /// <summary>T02: its place and its number are drawn under the queue's lock.</summary>
    /// <param name="operation">Who sends it.</param>
    /// <param name="request">A draft.</param>
    /// <param name="issueCategory">The category of the known issue that it is filed for; null for none.</param>
    /// <exception cref="Kalapa.Domain.RuleBroken">The faults of <see cref="SupportRules"/>; <c>ticket.wrong-state</c>.</exception>
    public static async Task JoinQueue(this OperationContext operation, SupportRequest request, string? issueCategory = null)
    {
        SupportLifecycle.Table.Next(request.State, TicketAction.Submit);
        var branch = await operation.Db.Branches.SingleAsync(row => row.Code == request.BranchCode, operation.Cancellation);
        var tenant = await operation.Db.Tenants.SingleAsync(row => row.Id == request.TenantId, operation.Cancellation);
        var stamp = (await operation.LockQueue()).Next(operation.Now);
        var catalogue = await operation.Db.SupportCatalogue(operation.Cancellation);
        request.KeepPromises(await operation.NewestPromises());
        request.Submit(operation.Actor, branch, tenant, catalogue, stamp, await TicketNumbers.Next(operation, branch, stamp), operation.Now, issueCategory);
    }
}
