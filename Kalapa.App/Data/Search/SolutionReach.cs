using System.Linq.Expressions;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Solutions;

namespace Kalapa.App.Data.Search;

/// <summary>Which solutions a reader may read, as the rights say; solutions belong to no branch and no company.</summary>
/// <param name="Clients">Published for clients (O66).</param>
/// <param name="Staff">Published for staff (O67).</param>
/// <param name="Unpublished">Drafts and retired ones (O67).</param>
public sealed record SolutionReach(bool Clients, bool Staff, bool Unpublished)
{
    /// <summary>The reader's.</summary>
    public static SolutionReach Of(AccessTable access, Actor? reader) => new(
        access.Allows(reader, Operation.ReadSolution, null),
        access.Allows(reader, Operation.ReadStaffSolution, null),
        access.Allows(reader, Operation.DraftSolution, null));

    /// <summary>Of these, what is published: what is offered to whoever has a problem now.</summary>
    public SolutionReach Published => this with { Unpublished = false };

    /// <summary>Nothing at all.</summary>
    public bool IsEmpty => this is { Clients: false, Staff: false, Unpublished: false };

    /// <summary>The rows themselves.</summary>
    public Expression<Func<Solution, bool>> Rows
    {
        get
        {
            var (clients, staff, unpublished) = (Clients, Staff, Unpublished);
            return row => row.State != SolutionState.Published ? unpublished : row.Audience == SolutionAudience.Client ? clients : staff;
        }
    }

    /// <summary>The words of which an indexed solution must have one.</summary>
    internal IReadOnlyList<string> Words =>
    [
        .. Clients ? new[] { SolutionSearchWords.ForClients } : [],
        .. Staff ? new[] { SolutionSearchWords.ForStaff } : [],
        .. Unpublished ? new[] { SolutionSearchWords.Unpublished } : [],
    ];

    /// <summary>The right by which it is read.</summary>
    public static Operation RightTo(Solution solution) =>
        solution.State != SolutionState.Published ? Operation.DraftSolution
        : solution.Audience == SolutionAudience.Client ? Operation.ReadSolution
        : Operation.ReadStaffSolution;
}
