using static Kalapa.Domain.Access.Operation;

namespace Kalapa.Domain.Access;

/// <summary>THE table of rights (trust.md section 2). Pages, verbs, API, files and live channels all ask it.</summary>
public sealed class AccessTable
{
    private const Answer A = Answer.Allow;
    private const Answer S = Answer.InState;
    private const Answer R = Answer.Reduced;
    private const Answer L = Answer.Login;
    private const Answer F = Answer.Forbidden;
    private const Answer N = Answer.NotFound;
    private const Answer X = Answer.NoCase;

    private static readonly Operation[] DoneByKalapa = [Release, IssuePermit, ClosePermit];

    private readonly Dictionary<Operation, Answer[]> _rows;

    private AccessTable(IEnumerable<KeyValuePair<Operation, Answer[]>> rows) => _rows = new(rows);

    /// <summary>The rights as specified.</summary>
    public static AccessTable Default { get; } = new(
    [
        // AN C= C~ C≠ H S V= V≠ AD G; lead: what the star adds; deputy: V+, where it is more than what follows from V= and V≠
        Row(L, A, X, N, A, A, A, N, F, F, CreateDraft),
        Row(L, S, F, N, N, N, N, N, F, F, EditContent),
        Row(L, S, N, N, N, N, N, N, F, F, Discard),
        Row(L, S, N, N, N, N, N, N, F, F, Submit),
        Row(L, A, R, N, A, A, A, N, R, N, ReadHeader, deputy: A),
        Row(L, A, R, N, A, A, A, N, R, N, ReadContent, deputy: A),
        Row(L, A, A, N, A, A, A, N, R, N, List, deputy: A),
        Row(L, F, F, F, X, S, F, F, F, F, TakeNext),
        Row(L, F, F, F, X, F, F, F, F, F, PickOutOfOrder, lead: S),
        Row(L, F, F, F, S, F, F, F, F, F, Release, lead: S),
        Row(L, F, F, F, S, F, F, F, F, F, Transfer, lead: S),
        Row(L, F, F, N, S, F, F, N, F, F, CorrectDetails),
        Row(L, F, F, N, S, F, F, N, F, F, Review),
        Row(L, S, F, N, F, F, F, N, F, F, Resubmit),
        Row(L, F, F, N, S, F, F, N, F, F, Escalate),
        Row(L, F, F, N, F, F, S, N, F, F, Decide, deputy: S),
        Row(L, F, F, N, F, F, S, N, F, F, AskInfo, deputy: S),
        Row(L, F, F, N, F, F, S, N, F, F, NameApprover, lead: S, deputy: S),
        Row(L, F, F, F, F, F, A, F, F, F, NameStandIn),
        Row(L, F, F, N, S, F, F, N, F, F, AnswerClarification),
        Row(L, S, F, N, F, F, F, N, F, F, WithdrawToEdit),
        Row(L, S, F, N, S, F, F, N, F, F, Cancel, lead: S),
        Row(L, F, F, N, F, F, S, N, F, F, SetLane, lead: S, deputy: F),
        Row(L, A, R, N, A, A, A, N, R, F, ReadMessages, deputy: A),
        Row(L, N, N, N, A, A, A, N, F, F, ReadInternal, deputy: A),
        Row(L, S, F, N, S, S, S, N, F, F, PostPublic, deputy: S),
        Row(L, F, F, N, S, S, S, N, F, F, PostInternal, deputy: S),
        Row(L, F, F, N, F, F, F, N, F, F, EditMessage),
        Row(L, S, F, N, S, S, S, N, F, F, Upload, deputy: S),
        Row(L, A, R, N, A, A, A, N, F, N, Download, deputy: A),
        Row(L, S, F, N, F, F, F, N, F, F, DeleteFile),
        Row(L, A, R, N, A, A, A, N, R, N, JoinTicket, deputy: A),
        Row(L, F, F, F, A, A, R, F, R, R, JoinBoard, deputy: R),
        Row(L, A, A, N, A, A, F, F, F, F, JoinCompany),
        Row(L, A, R, N, A, A, A, N, R, S, DownloadPermit, deputy: A),
        Row(R, R, R, R, A, A, A, R, R, A, VerifyCode),
        Row(L, F, F, F, F, F, F, F, F, S, CheckInOut),
        Row(L, F, F, N, F, F, S, N, F, F, HoldPermit, deputy: S),
        Row(L, S, F, N, S, F, S, N, F, F, CancelVisit, deputy: F),
        Row(L, F, F, F, F, F, F, F, A, F, ManageAgents),
        Row(L, F, F, F, F, F, F, F, A, F, ManageAdmins),
        Row(L, F, F, F, F, F, F, F, A, F, ManageBranchTeams),
        Row(L, F, F, F, F, F, F, F, A, F, ChangeRole),
        Row(L, S, X, N, F, F, F, F, A, F, ManageCompanyUsers),
        Row(L, F, F, F, F, F, F, F, A, F, ReadAudit),
        Row(L, A, R, N, A, A, A, N, R, N, ReadTimeline, deputy: A),
        Row(L, F, F, F, F, F, F, F, A, F, ChangePolicy),
        Row(L, F, F, N, F, F, S, N, F, S, ClosePermit, deputy: F),
        Row(L, F, F, N, S, F, F, N, F, F, IssuePermit, lead: S),
        Row(L, F, F, F, A, A, F, F, A, F, ManageTenants),
        Row(L, F, F, F, F, F, F, F, A, F, SignContract),
        Row(L, A, A, F, A, A, F, F, A, F, ManagePeople),
        Row(L, A, R, N, A, A, A, N, R, F, ReportRequests, deputy: A),
        Row(L, F, F, F, F, F, F, F, A, F, ReportFairness, lead: S),
        Row(L, A, R, N, A, A, A, N, R, A, ReportVisits),
        Row(L, S, F, N, F, F, F, N, F, F, SupplyAfterEntry),
        Row(L, F, F, N, S, S, F, N, F, F, JudgeAfterEntry),
        Row(L, F, F, N, S, S, F, N, F, F, Adopt),
        Row(L, F, F, N, S, F, F, N, F, F, HandleSupport, deputy: N),
        Row(L, F, F, N, F, F, S, N, F, F, DoBranchJob, deputy: N),
        Row(L, S, F, N, F, F, F, N, F, F, AnswerSupport, deputy: N),
        Row(L, S, F, N, F, F, F, N, F, F, Rate, deputy: N),
        Row(L, A, A, A, A, A, A, A, A, F, ReadSolution),
        Row(L, N, N, N, A, A, R, R, R, N, ReadStaffSolution),
        Row(L, N, N, N, A, A, F, F, F, N, DraftSolution),
        Row(L, F, F, F, F, F, F, F, F, F, PublishSolution, lead: S),
        Row(L, F, F, N, F, F, A, N, F, F, ManageKnownIssue, lead: S),
        Row(L, A, A, N, A, A, A, N, A, F, SeeKnownIssue),
        Row(L, N, N, N, A, A, R, N, A, N, ReadCompany),
        Row(L, F, F, N, A, A, F, N, A, F, KeepCompany, deputy: N),
        Row(L, A, A, N, F, F, F, F, F, F, ReadAnnouncement),
        Row(L, A, R, N, A, A, A, N, R, A, ReadDevices),
        Row(L, A, R, N, A, A, A, N, R, F, ReportSupport),
        Row(L, F, F, F, F, F, F, F, A, F, ReportSatisfaction, lead: S),
        Row(L, F, F, F, F, F, F, F, A, F, EditCategories),
        Row(L, F, F, F, F, F, A, F, F, A, RollCall),
        Row(L, F, F, F, F, F, F, F, A, F, ManageDeliveries),
        Row(L, F, F, F, A, A, A, F, A, F, ReadPromises),
        Row(L, F, F, F, F, F, F, F, A, F, EditPromises),
    ]);

    /// <summary>Every operation that has a row.</summary>
    internal IReadOnlyCollection<Operation> Operations => _rows.Keys;

    /// <summary>What <paramref name="actor"/> may do to <paramref name="subject"/>. Never throws, and never answers <see cref="Answer.NoCase"/>.</summary>
    /// <param name="actor">Null when nobody is signed in.</param>
    /// <param name="operation">The row.</param>
    /// <param name="subject">
    /// The thing, or for <see cref="CreateDraft"/> the company and branch aimed at. Null only when the operation is about
    /// the actor's own share (lists, reports, the queue, a code not found yet, the audit, companies); of any other,
    /// nothing is found without its branch.
    /// </param>
    public Answer Ask(Actor? actor, Operation operation, AccessSubject? subject)
    {
        if (actor is null)
        {
            return Cell(operation, Column.Anonymous);
        }

        var isUnnamed = subject?.BranchCode is null && operation.NeedsBranch();
        if (isUnnamed || (subject is not null && Relation.IsHiddenDraft(actor, subject)))
        {
            return Answer.NotFound;
        }

        if (actor.Role == Role.System)
        {
            return DoneByKalapa.Contains(operation) ? Answer.Allow : Answer.Forbidden;
        }

        // The best of the columns in which the actor stands.
        Answer? best = null;
        for (var left = Relation.ColumnsOf(actor, operation, subject); !left.IsEmpty; left = left.WithoutFirst)
        {
            var answer = Cell(operation, left.First);
            best = best is { } other && other < answer ? other : answer;
        }

        return best ?? Answer.Forbidden;
    }

    /// <summary>True when the answer lets the actor through, be it only in the right state or reduced.</summary>
    public bool Allows(Actor? actor, Operation operation, AccessSubject? subject) => Grants(Ask(actor, operation, subject));

    /// <summary>Lets the actor through, or stops the verb.</summary>
    /// <returns>How far: <see cref="Answer.Allow"/>, <see cref="Answer.InState"/> or <see cref="Answer.Reduced"/>.</returns>
    /// <exception cref="AccessDenied">The answer is a no.</exception>
    public Answer Demand(Actor? actor, Operation operation, AccessSubject? subject)
    {
        var answer = Ask(actor, operation, subject);
        return Grants(answer) ? answer : throw new AccessDenied(operation, answer);
    }

    /// <summary>A copy with one cell changed, for the tests that prove that a wrong cell is noticed.</summary>
    internal AccessTable With(Operation operation, Column column, Answer answer)
    {
        var row = _rows[operation].ToArray();
        row[(int)column] = answer;
        return new(new Dictionary<Operation, Answer[]>(_rows) { [operation] = row });
    }

    // A case there is not, like an operation without a row, is forbidden.
    private Answer Cell(Operation operation, Column column) =>
        _rows.TryGetValue(operation, out var row) && row[(int)column] is not X and var answer ? answer : Answer.Forbidden;

    private static bool Grants(Answer answer) => answer is Answer.Allow or Answer.InState or Answer.Reduced;

    private static KeyValuePair<Operation, Answer[]> Row(
        Answer anonymous, Answer party, Answer colleague, Answer otherClient, Answer holder, Answer cs,
        Answer supervisor, Answer otherBranch, Answer admin, Answer gate, Operation operation, Answer? lead = null, Answer? deputy = null) =>
        new(operation, [anonymous, party, colleague, otherClient, holder, cs, lead ?? cs, supervisor, deputy ?? DeputyOf(supervisor, otherBranch), otherBranch, admin, gate, N]);

    // What a supervisor of the branch may not do to a ticket that is seen, a deputy, who sees it too, may not either; what says nothing of deputies leaves them another branch's.
    private static Answer DeputyOf(Answer supervisor, Answer otherBranch) => supervisor is F ? F : otherBranch;
}
