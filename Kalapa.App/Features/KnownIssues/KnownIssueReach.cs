using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.KnownIssues;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.KnownIssues;

/// <summary>Who may learn of issues where (O70): staff of the branch, and companies that are allowed there.</summary>
internal static class KnownIssueReach
{
    /// <summary>What an issue at <paramref name="branchCode"/> is to the actor: of the own company when that is allowed there, otherwise another's.</summary>
    public static async Task<AccessSubject> IssueSubject(this KalapaDbContext db, Actor? actor, string branchCode, CancellationToken cancellationToken) =>
        KnownIssue.SubjectFor(branchCode, (await AllowedBranches(db, actor, cancellationToken)).Contains(branchCode) ? actor?.TenantId : null);

    /// <summary>The branches whose issues <paramref name="reader"/> may see, or with another right manage.</summary>
    public static async Task<string[]> IssueBranches(
        this KalapaDbContext db, AccessTable access, Actor? reader, CancellationToken cancellationToken, Operation right = Operation.SeeKnownIssue)
    {
        var allowed = await AllowedBranches(db, reader, cancellationToken);
        var branches = await db.Branches.Select(row => row.Code).ToListAsync(cancellationToken);
        return [.. branches.Where(code => access.Allows(reader, right, KnownIssue.SubjectFor(code, allowed.Contains(code) ? reader?.TenantId : null)))];
    }

    /// <summary>Locks an issue for an actor who may do this to it; a foreign id answers exactly like one that does not exist.</summary>
    /// <exception cref="AccessDenied">Not there, or not for this actor.</exception>
    public static async Task<KnownIssue> LockIssue(this OperationContext operation, Guid id, Operation right)
    {
        var issue = await operation.Db.KnownIssues.Where(row => row.Id == id).LockedAsync(operation.Cancellation) ?? throw new AccessDenied(right, Answer.NotFound);
        operation.Demand(right, await operation.Db.IssueSubject(operation.Actor, issue.BranchCode, operation.Cancellation));
        return issue;
    }

    /// <summary>Which issue an audit row is about.</summary>
    public static (string Key, string? Value)[] Facts(KnownIssue issue) => [("issueId", $"{issue.Id}"), ("issue", issue.Number), ("name", issue.Title), ("branch", issue.BranchCode)];

    private static async Task<IReadOnlyList<string>> AllowedBranches(KalapaDbContext db, Actor? actor, CancellationToken cancellationToken) =>
        actor?.TenantId is { } company
            ? await db.Tenants.AsNoTracking().Where(row => row.Id == company).Select(row => row.AllowedBranches).SingleOrDefaultAsync(cancellationToken) ?? []
            : [];
}
