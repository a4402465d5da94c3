using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.Activity;
using Kalapa.App.Features.Categories;
using Kalapa.App.Features.Deliveries;
using Kalapa.App.Features.Notifications.Mail;
using Kalapa.App.Features.Promises;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Promises;

namespace Kalapa.Tests.App.Rights;

/// <summary>Accounts, companies and visitors as accounts know them, and the categories.</summary>
internal static partial class Probes
{
    // Another one each time: somebody of the same name and ID is answered with the first.
    private static PersonDraft Visitor => new($"Agus {Guid.NewGuid():N}", IdType.Ktp, "1234", "PT Nusantara", "", 1990);

    private static IReadOnlyList<Probe> OfAccounts =>
    [
        OfStaff<InviteUser>(Operation.ManageAgents, (verb, user, target) => verb.Run(user, Account(target, Role.Cs))),
        OfStaff<RenewInvitation>(Operation.ManageAgents, (verb, user, target) => verb.Run(user, target.AccountId)),
        OfStaff<DisableUser>(Operation.ManageAgents, (verb, user, target) => verb.Disable(user, target.AccountId)),
        OfStaff<DisableUser>(Operation.ManageAgents, (verb, user, target) => verb.Enable(user, target.AccountId)) with { Verb = "DisableUser.Enable" },
        OfStaff<ChangeUser>(Operation.ManageAgents, (verb, user, target) => verb.Run(user, target.AccountId, Account(target, Role.Cs))),
        OfStaff<InviteUser>(Operation.ManageAdmins, (verb, user, target) => verb.Run(user, Account(target, Role.Admin))),
        OfStaff<InviteUser>(Operation.ManageBranchTeams, (verb, user, target) => verb.Run(user, Account(target, Role.Supervisor))),
        OfStaff<InviteUser>(Operation.ManageBranchTeams, (verb, user, target) => verb.Run(user, Account(target, Role.Gate))) with { Verb = "InviteUser at a gate" },
        OfStaff<ChangeUser>(Operation.ChangeRole, (verb, user, target) => verb.Run(user, target.AccountId, Account(target, Role.Gate)))
            with { Behind = [Operation.ManageAgents, Operation.ManageBranchTeams] },
        OfStaff<RenameCategory>(Operation.EditCategories, (verb, user, _) => verb.Run(user, "POWER", new("Listrik", "Power"))),
        OfStaff<AddGroup>(Operation.EditCategories, (verb, user, _) => verb.Run(user, new($"Kelompok {Guid.NewGuid()}", $"Group {Guid.NewGuid()}"))),
        OfStaff<AddTopic>(Operation.EditCategories, (verb, user, _) => verb.Run(user, "POWER", new($"Topik {Guid.NewGuid()}", $"Topic {Guid.NewGuid()}"))),
        OfStaff<MoveCategory>(Operation.EditCategories, (verb, user, _) => verb.Run(user, "POWER", up: true)),
        OfStaff<RetireCategory>(Operation.EditCategories, (verb, user, _) => verb.Restore(user, "POWER")) with { Verb = "RetireCategory.Restore" },
        OfStaff<RetireCategory>(Operation.EditCategories, (verb, user, _) => verb.Run(user, "HANDS")) with { Rule = "category.hands-stays" },
        OfStaff<SetWorkingHours>(Operation.EditPromises, (verb, user, _) => verb.Run(user, new("CBT", CalendarSide.Cs), [.. Enumerable.Repeat(OpenHours.AllDay, 7)])),
        OfStaff<KeepHolidays>(Operation.EditPromises, (verb, user, _) => verb.Add(user, [new("CBT", CalendarSide.Branch)], [new(new(2027, 3, 10), "Idul Fitri")])),
        OfStaff<KeepHolidays>(Operation.EditPromises, (verb, user, _) => verb.Remove(user, new("CBT", CalendarSide.Branch), new(2026, 12, 25))) with { Verb = "KeepHolidays.Remove" },
        OfStaff<ChangePromises>(Operation.EditPromises, (verb, user, _) => verb.Run(user, 0, [], "")) with { Rule = "promise.stale" },
        OfStaff<SendAgain>(Operation.ManageDeliveries, (verb, user, target) => verb.Run(user, target.DeliveryNumber)),
        Read<DeliveryList>(Operation.ManageDeliveries, async (read, reader, _) => Shown(await read.For(reader, new()) is not null)) with { Without = EveryBranch, Blind = ["C=", "C≠", "H"] },
        Read<MailState>(Operation.ManageDeliveries, async (read, reader, _) => Shown(await read.For(reader) is not null)) with { Without = EveryBranch, Blind = ["C=", "C≠", "H"] },
        Read<PromiseOverview>(Operation.ReadPromises, async (read, reader, _) => Shown(await read.For(reader) is { } view && view.Branches.Any(branch => branch.Code == "CBT")))
            with { Without = ["G≠"], Blind = ["C=", "C≠", "H"] },
        OfStaff<ConfirmClock>(Operation.ChangePolicy, (verb, user, _) => verb.Run(user, DateTimeOffset.UnixEpoch)),
        OfCompany<InviteUser>((verb, user, target) => verb.Run(user, Account(target, Role.Client))),
        OfCompany<ChangeUser>((verb, user, target) => verb.Run(user, target.ClientAccountId, Account(target, Role.Client))),
        OfCompany<DisableUser>((verb, user, target) => verb.Disable(user, target.ClientAccountId)),
        OfCompany<RenewInvitation>((verb, user, target) => verb.Run(user, target.ClientAccountId)),
        OfStaff(Operation.ManageAgents, target => target.AccountId),
        OfStaff(Operation.ManageAdmins, target => target.People.Admin.Id),
        OfStaff(Operation.ManageBranchTeams, target => target.People.Guard.Id),
        Read<UserList>(Operation.ManageCompanyUsers, async (read, reader, target) => Shown(await IsListed(read, reader, target.ClientAccountId)))
            with { Scene = Scenes.Accounts, Without = ["requester", "G≠"], Blind = ["H", "V+", "V≠"] },
        Read<CompanyDetail>(Operation.ManageTenants, async (read, reader, target) =>
            Shown(reader is not null && (await read.All(reader)).Any(row => row.Id == target.People.Company.Id)))
            with { Scene = Scenes.Accounts, Without = EveryBranch, Blind = [.. AnyClient, "H"] },
        Read<CompanyDetail>(Operation.ManagePeople, async (read, reader, target) =>
            Shown(reader is not null && await read.People(reader, target.People.Company.Id) is { } people && people.Any(row => row.Id == target.VisitorId)))
            with { Scene = Scenes.Accounts, Without = [.. EveryBranch, "requester"], Blind = ["H"] },
        Verb<SaveTenant>(Operation.ManageTenants, Scenes.Accounts, (verb, user, target) => verb.Run(user, target.People.Company.Id, Contract(target.People.Company)))
            with { Without = EveryBranch, Blind = [.. AnyClient, "H"] },
        Verb<SavePerson>(Operation.ManagePeople, Scenes.Accounts, (verb, user, target) => verb.Run(user, target.People.Company.Id, null, Visitor))
            with { Without = [.. EveryBranch, "requester"], Blind = ["H"] },
        Verb<SavePerson>(Operation.ManagePeople, Scenes.Accounts, (verb, user, target) => verb.Archive(user, target.VisitorId, archived: true))
            with { Verb = "SavePerson.Archive", Without = [.. EveryBranch, "requester"], Blind = ["H"] },
    ];

    /// <summary>Staff's accounts are nobody's: a client stands there as any client, and the branches do not matter.</summary>
    private static Probe OfStaff<T>(Operation operation, Func<T, Guid?, Target, Task> call)
        where T : notnull => Verb(operation, Scenes.Accounts, call) with { Without = ["G≠"], Blind = [.. AnyClient, "H", "V+", "V≠"] };

    /// <summary>The list of accounts shows those that the reader manages, whatever page they stand on.</summary>
    private static Probe OfStaff(Operation operation, Func<Target, Guid> account) =>
        Read<UserList>(operation, async (read, reader, target) => Shown(await IsListed(read, reader, account(target)))) with
        {
            Scene = Scenes.Accounts,
            Without = ["G≠"],
            Blind = [.. AnyClient, "H", "V+", "V≠"],
        };

    private static async Task<bool> IsListed(UserList read, Kalapa.Domain.Actor? reader, Guid account)
    {
        for (var skip = 0; reader is not null; skip += UserFilter.PageSize)
        {
            var page = await read.For(reader, new() { Skip = skip });
            if (page.Rows.Count == 0 || page.Rows.Any(row => row.Id == account))
            {
                return page.Rows.Count > 0;
            }
        }

        return false;
    }

    /// <summary>A company's users are its admin's; who only asked for the ticket is a colleague here.</summary>
    private static Probe OfCompany<T>(Func<T, Guid?, Target, Task> call)
        where T : notnull => Verb(Operation.ManageCompanyUsers, Scenes.Accounts, call) with { Without = ["requester", "G≠"], Blind = ["H", "V+", "V≠"] };

    private static AccountDraft Account(Target target, Role role) => new("Wati", $"{Guid.NewGuid():N}@x.example", role)
    {
        TenantId = role == Role.Client ? target.People.Company.Id : null,
        Branches = ["CBT"],
    };

    private static TenantDraft Contract(Tenant company) => new(company.LegalName, $"K-{Guid.NewGuid():N}", company.ContractTo, TenantStatus.Active, company.AllowedBranches);
}
