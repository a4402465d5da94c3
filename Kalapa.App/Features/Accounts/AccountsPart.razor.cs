using Kalapa.App.Account;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Microsoft.AspNetCore.Components;

namespace Kalapa.App.Features.Accounts;

/// <summary>Accounts that the reader manages, with everything that can be done to one.</summary>
public sealed partial class AccountsPart(
    UserList users, CompanyDetail companies, InviteUser invite, RenewInvitation renew, ChangeUser change, DisableUser disable,
    AccessTable access, CurrentActor current, Act act)
{
    private UserPage? _page;
    private UserFilter? _shown;
    private Actor? _actor;
    private IReadOnlyList<TenantRow> _tenants = [];
    private IReadOnlyList<Branch> _branches = [];
    private Question _question;
    private UserRow? _asked;
    private InvitationLink? _link;
    private string _linkName = "";

    private enum Question
    {
        None,
        Invite,
        Edit,
        Link,
        Disable,
    }

    /// <summary>What to show.</summary>
    [Parameter, EditorRequired]
    public UserFilter Filter { get; set; } = new();

    /// <summary>The only company there is, for its own admin.</summary>
    [Parameter]
    public Guid? FixedTenant { get; set; }

    /// <summary>Another page of the list: where it starts.</summary>
    [Parameter]
    public EventCallback<int> OnPage { get; set; }

    private Act Act => act;

    private IReadOnlyList<Role> Roles => _actor is { } actor
        ? [.. Enum.GetValues<Role>().Where(role => role != Role.System && access.MayManage(actor, role, FixedTenant))]
        : [];

    /// <summary>Opens the window that invites somebody.</summary>
    public void Invite()
    {
        Ask(Question.Invite, null);
        StateHasChanged();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Filter)
        {
            _shown = Filter;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        _actor = await current.Read();
        if (_actor is { } actor)
        {
            _page = await users.For(actor, Filter);
            _tenants = await companies.All(actor);
            _branches = await companies.Branches();
        }
    }

    private bool IsOwn(UserRow row) => row.Id == current.UserId;

    private string WorksAt(UserRow row) => row switch
    {
        { Draft.Role: Role.Client } => row.Company ?? "–",
        { Draft.Role: Role.Cs, Draft.Branches.Count: 0 } => Words["AllBranches"],
        { Draft.Branches.Count: 0 } => "–",
        _ => string.Join(", ", row.Draft.Branches),
    };

    private void Ask(Question question, UserRow? row)
    {
        act.Forget();
        (_question, _asked) = (question, row);
    }

    private void Forget() => (_question, _asked) = (Question.None, null);

    private async Task SaveAsync(AccountDraft draft)
    {
        InvitationLink? link = null;
        var asked = _asked;
        var done = await act.Try(async () =>
        {
            if (asked is null)
            {
                link = await invite.Run(current.UserId, draft);
            }
            else
            {
                await change.Run(current.UserId, asked.Id, draft);
            }
        }, asked is null ? null : Words["Saved"].Value);
        await FinishAsync(done, link, draft.Name);
    }

    private async Task MakeLinkAsync()
    {
        var asked = _asked!;
        InvitationLink? link = null;
        var done = await act.Try(async () => link = await renew.Run(current.UserId, asked.Id));
        await FinishAsync(done, link, asked.Draft.Name);
    }

    private async Task DisableAsync()
    {
        var asked = _asked!;
        await FinishAsync(await act.Try(() => disable.Disable(current.UserId, asked.Id), Words["Disable.Done", asked.Draft.Name]));
    }

    private async Task EnableAsync(UserRow row) =>
        await FinishAsync(await act.Try(() => disable.Enable(current.UserId, row.Id), Words["Enable.Done", row.Draft.Name]));

    private async Task FinishAsync(bool done, InvitationLink? link = null, string name = "")
    {
        if (!done)
        {
            return;
        }

        Forget();
        (_link, _linkName) = (link, name);
        await LoadAsync();
    }
}
