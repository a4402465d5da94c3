using Kalapa.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>What an agent does by a button and its dialog.</summary>
internal static class TicketDialogSteps
{
    /// <summary>Presses the button, fills in what its dialog asks for, and confirms.</summary>
    /// <param name="page">A ticket's.</param>
    /// <param name="button">The button's mark.</param>
    /// <param name="text">What is typed; empty when no text is asked for.</param>
    /// <param name="mark">What is ticked.</param>
    /// <param name="choose">What is chosen from a list: its mark and the value.</param>
    public static async Task Act(this IPage page, string button, string text = "", string? mark = null, (string Mark, string Value)? choose = null)
    {
        await page.Test(button).ClickAsync();
        if (choose is { } list)
        {
            await page.Locator(".mud-dialog").Test(list.Mark).SelectOptionAsync(list.Value);
        }

        if (mark is not null)
        {
            await page.Test(mark).CheckAsync();
        }

        if (text.Length > 0)
        {
            await page.Test("action-text").FillAsync(text);
        }

        await page.Test("action-confirm").ClickAsync();
        await Expect(page.Test("action-confirm")).ToHaveCountAsync(0);
    }
}
