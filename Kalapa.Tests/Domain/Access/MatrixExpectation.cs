using Kalapa.Domain.Access;

namespace Kalapa.Tests.Domain.Access;

/// <summary>
/// The delivered rows of the authorization matrix (trust.md section 2), kept by hand and apart from the code's own table.
/// A allow, s in the right state, r reduced, L to login, 3 forbidden, 4 not found, – no such case (so forbidden), * a CS lead may in the right state.
/// Where a row's note says more than its cell, the note is kept: O02's colleague gets 3 once it is no draft (when all get 4 anyway),
/// and O57, O61 and O67 stand here once for each operation their notes name. V+ is no column of the matrix: it is who decides for a branch for now (O23, O52),
/// with the branch's cells where they are about reading and deciding on permits, and another branch's else, where 4 is 3 for what is seen.
/// </summary>
public static class MatrixExpectation
{
    private const string Text = """
        | Id  | Operation           | AN | C= | C~ | C≠ | H | S  | V= | V+ | V≠ | AD | G |
        | O01 | CreateDraft         | L  | A  | –  | 4  | A | A  | A  | 4  | 4  | 3  | 3 |
        | O02 | EditContent         | L  | s  | 3  | 4  | 4 | 4  | 4  | 4  | 4  | 3  | 3 |
        | O03 | Discard             | L  | s  | 4  | 4  | 4 | 4  | 4  | 4  | 4  | 3  | 3 |
        | O04 | Submit              | L  | s  | 4  | 4  | 4 | 4  | 4  | 4  | 4  | 3  | 3 |
        | O05 | ReadHeader          | L  | A  | r  | 4  | A | A  | A  | A  | 4  | r  | 4 |
        | O06 | ReadContent         | L  | A  | r  | 4  | A | A  | A  | A  | 4  | r  | 4 |
        | O07 | List                | L  | A  | A  | 4  | A | A  | A  | A  | 4  | r  | 4 |
        | O09 | TakeNext            | L  | 3  | 3  | 3  | – | s  | 3  | 3  | 3  | 3  | 3 |
        | O10 | PickOutOfOrder      | L  | 3  | 3  | 3  | – | 3* | 3  | 3  | 3  | 3  | 3 |
        | O11 | Release             | L  | 3  | 3  | 3  | s | 3* | 3  | 3  | 3  | 3  | 3 |
        | O12 | Transfer            | L  | 3  | 3  | 3  | s | 3* | 3  | 3  | 3  | 3  | 3 |
        | O13 | CorrectDetails      | L  | 3  | 3  | 4  | s | 3  | 3  | 3  | 4  | 3  | 3 |
        | O14 | Review              | L  | 3  | 3  | 4  | s | 3  | 3  | 3  | 4  | 3  | 3 |
        | O15 | Resubmit            | L  | s  | 3  | 4  | 3 | 3  | 3  | 3  | 4  | 3  | 3 |
        | O16 | Escalate            | L  | 3  | 3  | 4  | s | 3  | 3  | 3  | 4  | 3  | 3 |
        | O17 | Decide              | L  | 3  | 3  | 4  | 3 | 3  | s  | s  | 4  | 3  | 3 |
        | O18 | AskInfo             | L  | 3  | 3  | 4  | 3 | 3  | s  | s  | 4  | 3  | 3 |
        | O23 | NameApprover        | L  | 3  | 3  | 4  | 3 | 3* | s  | s  | 4  | 3  | 3 |
        | O52 | NameStandIn         | L  | 3  | 3  | 3  | 3 | 3  | A  | 3  | 3  | 3  | 3 |
        | O19 | AnswerClarification | L  | 3  | 3  | 4  | s | 3  | 3  | 3  | 4  | 3  | 3 |
        | O20 | WithdrawToEdit      | L  | s  | 3  | 4  | 3 | 3  | 3  | 3  | 4  | 3  | 3 |
        | O21 | Cancel              | L  | s  | 3  | 4  | s | 3* | 3  | 3  | 4  | 3  | 3 |
        | O22 | SetLane             | L  | 3  | 3  | 4  | 3 | 3* | s  | 3  | 4  | 3  | 3 |
        | O24 | ReadMessages        | L  | A  | r  | 4  | A | A  | A  | A  | 4  | r  | 3 |
        | O25 | ReadInternal        | L  | 4  | 4  | 4  | A | A  | A  | A  | 4  | 3  | 3 |
        | O26 | PostPublic          | L  | s  | 3  | 4  | s | s  | s  | s  | 4  | 3  | 3 |
        | O27 | PostInternal        | L  | 3  | 3  | 4  | s | s  | s  | s  | 4  | 3  | 3 |
        | O29 | EditMessage         | L  | 3  | 3  | 4  | 3 | 3  | 3  | 3  | 4  | 3  | 3 |
        | O30 | Upload              | L  | s  | 3  | 4  | s | s  | s  | s  | 4  | 3  | 3 |
        | O31 | Download            | L  | A  | r  | 4  | A | A  | A  | A  | 4  | 3  | 4 |
        | O33 | DeleteFile          | L  | s  | 3  | 4  | 3 | 3  | 3  | 3  | 4  | 3  | 3 |
        | O34 | JoinTicket          | L  | A  | r  | 4  | A | A  | A  | A  | 4  | r  | 4 |
        | O35 | JoinBoard           | L  | 3  | 3  | 3  | A | A  | r  | r  | 3  | r  | r |
        | O36 | JoinCompany         | L  | A  | A  | 4  | A | A  | 3  | 3  | 3  | 3  | 3 |
        | O37 | DownloadPermit      | L  | A  | r  | 4  | A | A  | A  | A  | 4  | r  | s |
        | O38 | VerifyCode          | r  | r  | r  | r  | A | A  | A  | r  | r  | r  | A |
        | O39 | CheckInOut          | L  | 3  | 3  | 3  | 3 | 3  | 3  | 3  | 3  | 3  | s |
        | O40 | HoldPermit          | L  | 3  | 3  | 4  | 3 | 3  | s  | s  | 4  | 3  | 3 |
        | O41 | CancelVisit         | L  | s  | 3  | 4  | s | 3  | s  | 3  | 4  | 3  | 3 |
        | O43 | ManageAgents        | L  | 3  | 3  | 3  | 3 | 3  | 3  | 3  | 3  | A  | 3 |
        | O43b | ManageAdmins       | L  | 3  | 3  | 3  | 3 | 3  | 3  | 3  | 3  | A  | 3 |
        | O44 | ManageBranchTeams   | L  | 3  | 3  | 3  | 3 | 3  | 3  | 3  | 3  | A  | 3 |
        | O45 | ChangeRole          | L  | 3  | 3  | 3  | 3 | 3  | 3  | 3  | 3  | A  | 3 |
        | O46 | ManageCompanyUsers  | L  | s  | –  | 4  | 3 | 3  | 3  | 3  | 3  | A  | 3 |
        | O49 | ReadAudit           | L  | 3  | 3  | 3  | 3 | 3  | 3  | 3  | 3  | A  | 3 |
        | O50 | ReadTimeline        | L  | A  | r  | 4  | A | A  | A  | A  | 4  | r  | 4 |
        | O51 | ChangePolicy        | L  | 3  | 3  | 3  | 3 | 3  | 3  | 3  | 3  | A  | 3 |
        | O55 | ClosePermit         | L  | 3  | 3  | 4  | 3 | 3  | s  | 3  | 4  | 3  | s |
        | O56 | IssuePermit         | L  | 3  | 3  | 4  | s | 3* | 3  | 3  | 4  | 3  | 3 |
        | O57 | ManageTenants       | L  | 3  | 3  | 3  | A | A  | 3  | 3  | 3  | A  | 3 |
        | O57b | SignContract       | L  | 3  | 3  | 3  | 3 | 3  | 3  | 3  | 3  | A  | 3 |
        | O57 | ManagePeople        | L  | A  | A  | 3  | A | A  | 3  | 3  | 3  | A  | 3 |
        | O58 | ReportRequests      | L  | A  | r  | 4  | A | A  | A  | A  | 4  | r  | 3 |
        | O59 | ReportFairness      | L  | 3  | 3  | 3  | 3 | 3* | 3  | 3  | 3  | A  | 3 |
        | O60 | ReportVisits        | L  | A  | r  | 4  | A | A  | A  | 4  | 4  | r  | A |
        | O61 | SupplyAfterEntry    | L  | s  | 3  | 4  | 3 | 3  | 3  | 3  | 4  | 3  | 3 |
        | O61 | JudgeAfterEntry     | L  | 3  | 3  | 4  | s | s  | 3  | 3  | 4  | 3  | 3 |
        | O61 | Adopt               | L  | 3  | 3  | 4  | s | s  | 3  | 3  | 4  | 3  | 3 |
        | O62 | HandleSupport       | L  | 3  | 3  | 4  | s | 3  | 3  | 4  | 4  | 3  | 3 |
        | O63 | DoBranchJob         | L  | 3  | 3  | 4  | 3 | 3  | s  | 4  | 4  | 3  | 3 |
        | O64 | AnswerSupport       | L  | s  | 3  | 4  | 3 | 3  | 3  | 4  | 4  | 3  | 3 |
        | O65 | Rate                | L  | s  | 3  | 4  | 3 | 3  | 3  | 4  | 4  | 3  | 3 |
        | O66 | ReadSolution        | L  | A  | A  | A  | A | A  | A  | A  | A  | A  | 3 |
        | O67 | ReadStaffSolution   | L  | 4  | 4  | 4  | A | A  | r  | r  | r  | r  | 4 |
        | O67 | DraftSolution       | L  | 4  | 4  | 4  | A | A  | 3  | 3  | 3  | 3  | 4 |
        | O68 | PublishSolution     | L  | 3  | 3  | 3  | 3 | 3* | 3  | 3  | 3  | 3  | 3 |
        | O69 | ManageKnownIssue    | L  | 3  | 3  | 4  | 3 | 3* | A  | 4  | 4  | 3  | 3 |
        | O70 | SeeKnownIssue       | L  | A  | A  | 4  | A | A  | A  | 4  | 4  | A  | 3 |
        | O71 | ReadCompany         | L  | 4  | 4  | 4  | A | A  | r  | 4  | 4  | A  | 4 |
        | O72 | KeepCompany         | L  | 3  | 3  | 4  | A | A  | 3  | 4  | 4  | A  | 3 |
        | O72b | ReadAnnouncement   | L  | A  | A  | 4  | 3 | 3  | 3  | 3  | 3  | 3  | 3 |
        | O73 | ReadDevices         | L  | A  | r  | 4  | A | A  | A  | 4  | 4  | r  | A |
        | O74 | ReportSupport       | L  | A  | r  | 4  | A | A  | A  | 4  | 4  | r  | 3 |
        | O74 | ReportSatisfaction  | L  | 3  | 3  | 3  | 3 | 3* | 3  | 3  | 3  | A  | 3 |
        | O75 | EditCategories      | L  | 3  | 3  | 3  | 3 | 3  | 3  | 3  | 3  | A  | 3 |
        | O76 | RollCall            | L  | 3  | 3  | 3  | 3 | 3  | A  | 3  | 3  | 3  | A |
        | O77 | ManageDeliveries    | L  | 3  | 3  | 3  | 3 | 3  | 3  | 3  | 3  | A  | 3 |
        | O78 | ReadPromises        | L  | 3  | 3  | 3  | A | A  | A  | 3  | 3  | A  | 3 |
        | O78 | EditPromises        | L  | 3  | 3  | 3  | 3 | 3  | 3  | 3  | 3  | A  | 3 |
        """;

    private static readonly string[][] Lines =
        [.. Text.Split('\n').Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    private static readonly Dictionary<(Operation Operation, string Column), string> Cells = Lines.Skip(1)
        .SelectMany(line => line.Zip(Lines[0]).Skip(2).Select(cell => (Operation: line[1], Column: cell.Second, Mark: cell.First)))
        .ToDictionary(cell => (Enum.Parse<Operation>(cell.Operation), cell.Column), cell => cell.Mark);

    /// <summary>The operations that have a row.</summary>
    public static IReadOnlyList<Operation> Operations { get; } = [.. Lines.Skip(1).Select(line => Enum.Parse<Operation>(line[1]))];

    /// <summary>What somebody in <paramref name="column"/> (as headed above) must be told.</summary>
    public static Answer Of(Operation operation, string column, bool isLead, bool isHiddenDraft)
    {
        if (isHiddenDraft || column == "G≠")
        {
            return Answer.NotFound;
        }

        var answer = Read(Cells[(operation, column)], isLead);
        return column == "H" && isLead ? Better(answer, Read(Cells[(operation, "S")], isLead)) : answer;
    }

    /// <summary>The answer of the two that gives more.</summary>
    public static Answer Better(Answer one, Answer other)
    {
        List<Answer> rank = [Answer.Allow, Answer.InState, Answer.Reduced, Answer.Forbidden, Answer.NotFound];
        return rank.IndexOf(one) <= rank.IndexOf(other) ? one : other;
    }

    private static Answer Read(string mark, bool isLead) => mark switch
    {
        "A" => Answer.Allow,
        "s" => Answer.InState,
        "r" => Answer.Reduced,
        "L" => Answer.Login,
        "3*" => isLead ? Answer.InState : Answer.Forbidden,
        "3" or "–" => Answer.Forbidden,
        "4" => Answer.NotFound,
        _ => throw new FormatException($"'{mark}' is no cell"),
    };
}
