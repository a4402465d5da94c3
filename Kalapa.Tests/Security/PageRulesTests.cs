using System.Reflection;
using Kalapa.App.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace Kalapa.Tests.Security;

/// <summary>Every page says itself who may open it (R126), and takes what stands in its address as text (R133).</summary>
public sealed class PageRulesTests
{
    private static IReadOnlyList<Type> Pages { get; } =
        [.. typeof(UnitOfWork).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute), inherit: false))];

    [Fact]
    public void Every_page_carries_a_rule()
    {
        Assert.NotEmpty(Pages);
        // On the page itself: what it inherits could be lost with its base.
        Assert.Empty(Pages.Where(page => !HasRule(page)).Select(page => page.Name));
    }

    [Fact]
    public void A_page_without_one_would_be_found() => Assert.False(HasRule(typeof(Forgotten)));

    [Fact]
    public void No_page_falls_over_what_somebody_types_into_its_address() => Assert.Empty(
        from page in Pages
        from property in page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        where property.IsDefined(typeof(SupplyParameterFromQueryAttribute)) && property.PropertyType != typeof(string)
        select $"{page.Name}.{property.Name}");

    private static bool HasRule(Type page) =>
        page.IsDefined(typeof(AuthorizeAttribute), inherit: false) || page.IsDefined(typeof(AllowAnonymousAttribute), inherit: false);

    [Route("/lupa")]
    private sealed class Forgotten : ComponentBase;
}
