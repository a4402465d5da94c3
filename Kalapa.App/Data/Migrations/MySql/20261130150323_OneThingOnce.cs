using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.MySql
{
    /// <inheritdoc />
    public partial class OneThingOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "GiveUpAt",
                table: "Outbox",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            // A day from when it happened, in ticks, as it was before.
            migrationBuilder.Sql("UPDATE Outbox SET GiveUpAt = At + 864000000000;");

            migrationBuilder.AddColumn<bool>(
                name: "IsAgain",
                table: "Outbox",
                type: "tinyint(1)",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsBundled",
                table: "Outbox",
                type: "tinyint(1)",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "RepeatedAt",
                table: "Notifications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Times",
                table: "Notifications",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "DigestHour",
                table: "AspNetUsers",
                type: "int",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_State_Id",
                table: "Outbox",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_UserId_EndedAt",
                table: "Outbox",
                columns: new[] { "UserId", "EndedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_State_Id",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_UserId_EndedAt",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "GiveUpAt",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "IsAgain",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "IsBundled",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "RepeatedAt",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "Times",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "DigestHour",
                table: "AspNetUsers");
        }
    }
}
