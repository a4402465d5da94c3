using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Intake;

/// <summary>What a company without a contract may file: a site tour, one open at a time (desk.md section 6).</summary>
internal static class ProspectRules
{
    /// <summary>Asked as a draft is opened, and again with the queue held as it is sent: of two that are sent at once the second sees the first.</summary>
    /// <exception cref="RuleBroken"><c>prospect.no-support</c>; <c>prospect.one-visit</c>, naming the open one.</exception>
    public static async Task Demand(OperationContext operation, Tenant tenant, TicketKind kind)
    {
        if (tenant.Status != TenantStatus.Prospect)
        {
            return;
        }

        if (kind == TicketKind.Support)
        {
            throw new RuleBroken("prospect.no-support", tenant.LegalName);
        }

        var open = await operation.Db.Tickets.Where(row => row.TenantId == tenant.Id && TicketStates.Open.Contains(row.State))
            .Select(row => row.Number).FirstOrDefaultAsync(operation.Cancellation);
        if (open is not null)
        {
            throw new RuleBroken("prospect.one-visit", tenant.LegalName, open);
        }
    }
}
