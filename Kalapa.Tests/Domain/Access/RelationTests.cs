using Kalapa.Domain;
using Kalapa.Domain.Access;
using Xunit;

namespace Kalapa.Tests.Domain.Access;

public sealed class RelationTests
{
    private static readonly AccessTable Table = AccessTable.Default;

    public static TheoryData<Operation> Operations => [.. Enum.GetValues<Operation>()];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Tenant_admin_acts_like_the_requester_on_every_ticket_of_the_company(Operation operation) =>
        Assert.Equal(Table.Ask(Cast.Requester, operation, Cast.Ticket), Table.Ask(Cast.TenantAdmin, operation, Cast.Ticket));

    [Theory]
    [MemberData(nameof(Operations))]
    public void Tenant_admin_never_finds_a_colleagues_draft(Operation operation) =>
        Assert.Equal(Answer.NotFound, Table.Ask(Cast.TenantAdmin, operation, Cast.Ticket with { IsDraft = true }));

    [Theory]
    [MemberData(nameof(Operations))]
    public void Tenant_admin_is_a_stranger_to_other_companies(Operation operation)
    {
        var theirs = Cast.Ticket with { TenantId = Cast.Them };

        Assert.Equal(MatrixExpectation.Of(operation, "C≠", false, false), Table.Ask(Cast.TenantAdmin, operation, theirs));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Client_who_left_the_company_is_a_stranger_to_the_own_old_ticket(Operation operation)
    {
        var moved = Cast.Requester with { TenantId = Cast.Them };

        Assert.Equal(MatrixExpectation.Of(operation, "C≠", false, false), Table.Ask(moved, operation, Cast.Ticket));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Staff_who_filed_a_ticket_have_the_better_of_two_columns_but_never_decide_by_it(Operation operation)
    {
        (string Column, Actor Actor)[] staff =
            [("S", Cast.Agent), ("V=", Cast.Supervisor), ("V≠", Cast.SupervisorElsewhere), ("V≠", Cast.AgentElsewhere), ("AD", Cast.Admin)];

        Assert.All(staff, who =>
        {
            var own = MatrixExpectation.Of(operation, who.Column, false, false);
            var expected = operation is Operation.CreateDraft or Operation.Decide
                ? own
                : MatrixExpectation.Better(own, MatrixExpectation.Of(operation, "C=", false, false));

            Assert.Equal(expected, Table.Ask(who.Actor, operation, Cast.Ticket with { CreatedById = who.Actor.UserId }));
            Assert.Equal(expected, Table.Ask(who.Actor, operation, Cast.Ticket with { RequesterId = who.Actor.UserId }));
        });
    }

    [Fact]
    public void Tenant_admin_is_party_to_the_companys_tickets_but_not_to_its_drafts()
    {
        Assert.True(Relation.IsParty(Cast.TenantAdmin, Cast.Ticket));
        Assert.False(Relation.IsParty(Cast.TenantAdmin, Cast.Ticket with { IsDraft = true }));
        Assert.False(Relation.IsParty(Cast.TenantAdmin, Cast.Ticket with { TenantId = Cast.Them }));
        Assert.False(Relation.IsParty(Cast.Colleague, Cast.Ticket));
    }

    [Fact]
    public void Staff_finish_the_draft_they_filed_for_a_tenant()
    {
        var draft = Cast.Ticket with { CreatedById = Cast.Agent.UserId, OwnerId = null, IsDraft = true };

        Assert.Equal(Answer.InState, Table.Ask(Cast.Agent, Operation.Submit, draft));
        Assert.Equal(Answer.InState, Table.Ask(Cast.Requester, Operation.Submit, draft));
        Assert.Equal(Answer.NotFound, Table.Ask(Cast.Holder, Operation.ReadHeader, draft));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Gate_of_another_branch_finds_nothing_even_of_its_own_filing(Operation operation) =>
        Assert.Equal(Answer.NotFound, Table.Ask(Cast.GateElsewhere, operation, Cast.Ticket with { CreatedById = Cast.GateElsewhere.UserId }));

    [Theory]
    [MemberData(nameof(Operations))]
    public void Holder_whose_scope_was_cut_is_an_outsider(Operation operation)
    {
        var outside = Cast.Ticket with { OwnerId = Cast.AgentElsewhere.UserId };

        Assert.Equal(MatrixExpectation.Of(operation, "V≠", false, false), Table.Ask(Cast.AgentElsewhere.AsLead(), operation, outside));
    }

    [Fact]
    public void Client_creates_for_the_own_company_alone()
    {
        Assert.Equal(Answer.Allow, Table.Ask(Cast.Colleague, Operation.CreateDraft, new(Cast.Branch, Cast.Us)));
        Assert.Equal(Answer.NotFound, Table.Ask(Cast.Colleague, Operation.CreateDraft, new(Cast.Branch, Cast.Them)));
        Assert.Equal(Answer.NotFound, Table.Ask(Cast.Colleague, Operation.CreateDraft, new(Cast.Branch)));
        Assert.Equal(Answer.NotFound, Table.Ask(Cast.Colleague, Operation.CreateDraft, null));
    }

    [Fact]
    public void Staff_create_in_their_own_branches_alone()
    {
        Assert.Equal(Answer.Allow, Table.Ask(Cast.Supervisor, Operation.CreateDraft, new(Cast.Branch, Cast.Us)));
        Assert.Equal(Answer.NotFound, Table.Ask(Cast.Supervisor, Operation.CreateDraft, new(Cast.ElsewhereBranch, Cast.Us, CreatedById: Cast.Supervisor.UserId)));
        Assert.Equal(Answer.NotFound, Table.Ask(Cast.Agent, Operation.CreateDraft, new(Cast.ElsewhereBranch, Cast.Us)));
    }

    [Fact]
    public void Nothing_in_particular_means_the_actors_own_share()
    {
        Assert.Equal(Answer.Allow, Table.Ask(Cast.Colleague, Operation.List, null));
        Assert.Equal(Answer.Allow, Table.Ask(Cast.Supervisor, Operation.List, null));
        Assert.Equal(Answer.NotFound, Table.Ask(Cast.Gate, Operation.List, null));
        Assert.Equal(Answer.InState, Table.Ask(Cast.Agent, Operation.TakeNext, null));
        Assert.Equal(Answer.Allow, Table.Ask(Cast.Gate, Operation.VerifyCode, null));
        Assert.Equal(Answer.Allow, Table.Ask(Cast.Admin, Operation.ReadAudit, null));
        Assert.Equal(Answer.Allow, Table.Ask(Cast.Agent, Operation.ManageTenants, null));
        Assert.Equal(Answer.Forbidden, Table.Ask(Cast.Colleague, Operation.ManageTenants, null));
    }

    [Fact]
    public void Board_without_a_branch_is_the_queue_and_belongs_to_CS()
    {
        Assert.Equal(Answer.Allow, Table.Ask(Cast.Agent, Operation.JoinBoard, null));
        Assert.Equal(Answer.Forbidden, Table.Ask(Cast.Supervisor, Operation.JoinBoard, null));
        Assert.Equal(Answer.NotFound, Table.Ask(Cast.Gate, Operation.JoinBoard, new(null)));
        Assert.Equal(Answer.Reduced, Table.Ask(Cast.Admin, Operation.JoinBoard, null));
    }

    [Fact]
    public void Company_and_its_people_need_no_branch_but_a_company()
    {
        Assert.Equal(Answer.Allow, Table.Ask(Cast.Colleague, Operation.JoinCompany, new(null, Cast.Us)));
        Assert.Equal(Answer.Allow, Table.Ask(Cast.Colleague, Operation.ManagePeople, new(null, Cast.Us)));
        Assert.Equal(Answer.NotFound, Table.Ask(Cast.Colleague, Operation.JoinCompany, new(null, Cast.Them)));
        Assert.Equal(Answer.NotFound, Table.Ask(Cast.Colleague, Operation.JoinCompany, null));
        Assert.Equal(Answer.Forbidden, Table.Ask(Cast.Colleague, Operation.ManagePeople, null));
        Assert.Equal(Answer.Allow, Table.Ask(Cast.AgentElsewhere, Operation.JoinCompany, new(null, Cast.Us)));
    }

    [Theory]
    [InlineData(Operation.ReadContent)]
    [InlineData(Operation.Cancel)]
    [InlineData(Operation.DownloadPermit)]
    [InlineData(Operation.Decide)]
    public void Ticket_that_is_not_there_is_not_found(Operation operation) =>
        Assert.All(MatrixCheck.Actors, who => Assert.Equal(who.Actor is null ? Answer.Login : Answer.NotFound, Table.Ask(who.Actor, operation, null)));

    [Fact]
    public void Kalapa_does_its_timed_work_and_nothing_else()
    {
        var allowed = Enum.GetValues<Operation>().Where(operation => Table.Allows(Actor.Kalapa, operation, Cast.Ticket));

        Assert.Equal([Operation.Release, Operation.ClosePermit, Operation.IssuePermit], allowed);
        Assert.Equal(Answer.Allow, Table.Ask(Actor.Kalapa, Operation.Release, Cast.Ticket));
        Assert.Equal(Answer.Forbidden, Table.Ask(Actor.Kalapa, Operation.Decide, Cast.Ticket));
    }

    [Fact]
    public void Asking_never_throws()
    {
        var nobody = Cast.Admin with { Role = (Role)99 };

        Assert.Equal(Answer.Forbidden, Table.Ask(nobody, Operation.List, Cast.Ticket));
        Assert.Equal(Answer.Forbidden, Table.Ask(Cast.Admin, (Operation)999, Cast.Ticket));
        Assert.Equal(Answer.Forbidden, Table.Ask(null, (Operation)999, null));
        Assert.Equal(Answer.Login, Table.Ask(null, Operation.ReadContent, null));
    }

    [Fact]
    public void Demand_says_how_far_or_stops_with_the_answer()
    {
        Assert.Equal(Answer.Reduced, Table.Demand(Cast.Admin, Operation.ReadHeader, Cast.Ticket));

        var denied = Assert.Throws<AccessDenied>(() => Table.Demand(Cast.Stranger, Operation.ReadHeader, Cast.Ticket));
        Assert.Equal((Operation.ReadHeader, Answer.NotFound), (denied.Operation, denied.Answer));

        Assert.Equal(Answer.Login, Assert.Throws<AccessDenied>(() => Table.Demand(null, Operation.List, null)).Answer);
    }
}
