using Kalapa.Domain;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Data;

/// <summary>P01 inside an open operation: with the decision (Auto), by the CS owner, or by the system later.</summary>
public static class PermitIssue
{
    /// <summary>Draws a code nobody ever had and lets the permit out.</summary>
    /// <exception cref="RuleBroken"><c>permit.*</c>; <c>permit.issued-already</c>.</exception>
    public static async Task<Permit> Issue(this OperationContext operation, PermitRequest request)
    {
        if (await operation.Db.Permits.AnyAsync(row => row.TicketId == request.Id, operation.Cancellation))
        {
            throw new RuleBroken("permit.issued-already");
        }

        var grant = request.Grant ?? throw new RuleBroken("permit.not-approved");
        string[] waivers = [.. request.CurrentDocuments.Where(paper => paper.Verdict == Verdict.Waived).Select(paper => paper.Requirement).Order()];
        var approved = new ApprovedRequest(request.Id, request.TenantId, request.BranchCode, request.Content, request.ContentHash, waivers, await operation.SubmissionContext(request));
        var permit = Permit.Issue(approved, grant, await NewCode(operation, request.BranchCode), operation.Actor, operation.Now);
        operation.Db.Permits.Add(permit);
        operation.Announce(request);
        return permit;
    }

    private static async Task<string> NewCode(OperationContext operation, string branchCode)
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
