using Kalapa.Domain;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>P01 inside an open operation: with the decision (Auto), by the CS owner, or by the system later.</summary>
public static class PermitIssue
{
    /// <summary>Draws a code nobody ever had and lets the permit out.</summary>
    /// <exception cref="RuleBroken"><c>permit.*</c>; <c>permit.issued-already</c>.</exception>
    public static async Task<Permit> Issue(this OpenOperation operation, Ticket ticket)
    {
        if (await operation.Db.Permits.AnyAsync(row => row.TicketId == ticket.Id, operation.Cancellation))
        {
            throw new RuleBroken("permit.issued-already");
        }

        var grant = ticket.Grant ?? throw new RuleBroken("permit.not-approved");
        string[] waivers = [.. ticket.CurrentDocuments.Where(paper => paper.Verdict == Verdict.Waived).Select(paper => paper.Requirement).Order()];
        var request = new ApprovedRequest(ticket.Id, ticket.TenantId, ticket.BranchCode, ticket.Content, ticket.ContentHash, waivers, await operation.Standing(ticket));
        var permit = Permit.Issue(request, grant, await NewCode(operation, ticket.BranchCode), operation.Actor, operation.Now);
        operation.Db.Permits.Add(permit);
        operation.Announce(ticket);
        return permit;
    }

    private static async Task<string> NewCode(OpenOperation operation, string branchCode)
    {
        string code;
        do
        {
            code = PermitCode.New(branchCode).ToString();
        }
        while (await operation.Db.Permits.AnyAsync(row => row.Code == code, operation.Cancellation));
        return code;
    }
}
