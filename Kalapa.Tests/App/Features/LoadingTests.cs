using Bunit;
using Kalapa.App.Data;
using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.Activity;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Intake.Support;
using Kalapa.App.Features.Notifications;
using Kalapa.App.Features.Permits;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Reports;
using Kalapa.App.Features.Search;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Features.Tickets.Support;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features;

/// <summary>What a page shows while its first read takes long: the shape of what comes, and never that there is nothing.</summary>
public sealed class LoadingTests : StaffPageTest
{
    private readonly TaskCompletionSource _read = new();

    [Theory]
    [InlineData(typeof(QueuePage))]
    [InlineData(typeof(ApprovalsPage))]
    [InlineData(typeof(PermitsPage))]
    [InlineData(typeof(GatePage))]
    [InlineData(typeof(HomePage))]
    [InlineData(typeof(UsersPage))]
    [InlineData(typeof(TenantsPage))]
    [InlineData(typeof(CompanyPage))]
    [InlineData(typeof(AuditPage))]
    [InlineData(typeof(ReferencePage))]
    [InlineData(typeof(NotificationsPage))]
    [InlineData(typeof(ReportsPage))]
    [InlineData(typeof(NewRequestPage))]
    [InlineData(typeof(SearchPage))]
    public void A_list_is_drawn_as_rows_to_come(Type page) => Load(page, []);

    [Theory]
    [InlineData(typeof(TicketPage), nameof(TicketPage.Id))]
    [InlineData(typeof(RequestPage), nameof(RequestPage.Id))]
    [InlineData(typeof(RequestFormPage), nameof(RequestFormPage.Id))]
    [InlineData(typeof(PassPage), nameof(PassPage.TicketId))]
    [InlineData(typeof(SupportPage), nameof(SupportPage.Id))]
    [InlineData(typeof(SupportFormPage), nameof(SupportFormPage.Id))]
    public async Task A_page_about_one_thing_is_drawn_as_parts_to_come(Type page, string about) =>
        Load(page, new()
        {
            [about] = page.Name switch
            {
                nameof(PassPage) => await App.Approved(),
                nameof(RequestFormPage) => await App.Draft(),
                nameof(SupportPage) => await App.SupportInReview(),
                nameof(SupportFormPage) => await App.SupportDraft(),
                _ => await App.InReview(),
            },
        });

    private void Load(Type type, Dictionary<string, object> parameters)
    {
        Database.Until = _read.Task;
        GoAs(Reader(type), "/?q=kerja");

        var page = Render(builder =>
        {
            builder.OpenComponent(0, type);
            builder.AddMultipleAttributes(1, parameters!);
            builder.CloseComponent();
        });

        Assert.NotEmpty(page.FindAll("[data-test=skeleton][aria-hidden=true] .skeleton-row"));
        Assert.Empty(page.FindAll(".empty-state, [data-test=queue-empty], [role=alert]"));
        var heading = page.FindAll("h1").SingleOrDefault()?.TextContent;

        _read.SetResult();

        page.WaitForState(() => page.FindAll("[data-ready=yes]").Count > 0 && page.FindAll("[data-test=skeleton]").Count == 0, Patience);
        // A list's name is known before its rows are, but for the one that is named by its company.
        Assert.True(parameters.Count > 0 || type == typeof(CompanyPage) || heading == page.Find("h1").TextContent, $"{heading} became {page.Find("h1").TextContent}");
    }

    private KalapaUser Reader(Type page) => page.Name switch
    {
        nameof(ApprovalsPage) or nameof(PermitsPage) or nameof(ReportsPage) => App.People.Supervisor,
        nameof(GatePage) => App.People.Guard,
        nameof(HomePage) or nameof(CompanyPage) or nameof(RequestPage) or nameof(RequestFormPage) or nameof(PassPage) or nameof(NewRequestPage)
            or nameof(SupportPage) or nameof(SupportFormPage) => App.People.Client,
        nameof(UsersPage) or nameof(AuditPage) or nameof(ReferencePage) => App.People.Admin,
        _ => App.People.Agent,
    };
}
