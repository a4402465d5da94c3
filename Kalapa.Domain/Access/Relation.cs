using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.Access;

/// <summary>Reads what an actor is to a thing.</summary>
public static class Relation
{
    /// <summary>True when the column C= holds: requester or creator, or the tenant admin of the company unless it is a draft.</summary>
    /// <remarks>A client is never a party to another company's ticket, whoever it names.</remarks>
    public static bool IsParty(Actor actor, AccessSubject subject) => actor.Role == Role.Client
        ? IsOfCompany(actor, subject) && (IsNamed(actor, subject) || (actor.IsTenantAdmin && !subject.IsDraft))
        : IsNamed(actor, subject);

    /// <summary>A draft is hidden from everyone but its requester and creator, in every row.</summary>
    internal static bool IsHiddenDraft(Actor actor, AccessSubject subject) => subject.IsDraft && !IsNamed(actor, subject);

    /// <summary>The matrix columns in which the actor stands; none for <see cref="Role.System"/>. A list asks this for each of its rows, so it allocates nothing.</summary>
    internal static ColumnSet ColumnsOf(Actor actor, Operation operation, AccessSubject? subject)
    {
        if (actor.Role == Role.Client)
        {
            return ColumnSet.Of(ColumnOfClient(actor, operation, subject));
        }

        var inScope = IsInScope(actor, operation, subject?.BranchCode) && actor.Takes(subject?.Kind);
        var byRole = actor.Role switch
        {
            Role.Cs when !inScope => ColumnSet.Of(Column.OtherBranch),
            Role.Cs when subject?.OwnerId == actor.UserId => actor.IsLead ? ColumnSet.Of(Column.Holder).With(Column.Lead) : ColumnSet.Of(Column.Holder),
            Role.Cs => ColumnSet.Of(actor.IsLead ? Column.Lead : Column.Cs),
            Role.Supervisor => ColumnSet.Of(inScope ? Column.Supervisor : IsDeputy(actor, subject) ? Column.Deputy : Column.OtherBranch),
            Role.Admin => ColumnSet.Of(Column.Admin),
            Role.Gate => ColumnSet.Of(inScope ? Column.Gate : Column.OtherGate),
            _ => default,
        };
        return subject is not null && ActsAsParty(actor, operation, subject, inScope) ? byRole.With(Column.Party) : byRole;
    }

    private static Column ColumnOfClient(Actor actor, Operation operation, AccessSubject? subject)
    {
        if (subject?.TenantId is null)
        {
            return operation.IsGeneral() ? Column.Colleague : Column.OtherClient;
        }

        if (!IsOfCompany(actor, subject))
        {
            return Column.OtherClient;
        }

        // What is about to be made is its maker's own.
        var isUnmade = operation == Operation.CreateDraft && subject is { RequesterId: null, CreatedById: null };
        return isUnmade || IsParty(actor, subject) ? Column.Party : Column.Colleague;
    }

    // Staff who filed a ticket never decide on it by that right, and naming oneself opens no other branch to create in.
    // A gate has nothing to do with another branch, whatever its user did in an earlier role.
    private static bool ActsAsParty(Actor actor, Operation operation, AccessSubject subject, bool inScope) =>
        operation is not (Operation.CreateDraft or Operation.Decide)
        && (inScope || actor.Role != Role.Gate)
        && IsParty(actor, subject);

    // Only permits are decided on: a support request of the branch is not the stand-in's.
    private static bool IsDeputy(Actor actor, AccessSubject? subject) =>
        subject is { BranchCode: { } branch, Kind: null or TicketKind.Permit } && (actor.DecidesFor.ContainsKey(branch) || subject.NamedApproverId == actor.UserId);

    // Without a branch the question is about the actor's own share; but the board without a branch is the CS queue.
    private static bool IsInScope(Actor actor, Operation operation, string? branchCode) => branchCode is null
        ? actor.Role == Role.Cs || operation != Operation.JoinBoard
        : actor.Covers(branchCode);

    private static bool IsOfCompany(Actor actor, AccessSubject subject) =>
        subject.TenantId is { } company && company == actor.TenantId;

    private static bool IsNamed(Actor actor, AccessSubject subject) =>
        subject.RequesterId == actor.UserId || subject.CreatedById == actor.UserId;
}
